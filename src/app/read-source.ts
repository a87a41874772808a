/** Links and the clipboard as sources of a posting: shared by `save` and `track`. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Draft } from '../domain/draft.ts';
import { webLink } from '../domain/links.ts';
import type { JobtrailError } from '../errors.ts';
import { userError } from '../errors.ts';
import { blankDraft, draftOf, readSource } from './save-job.ts';
import type { Session } from './session.ts';

/** No address of a page is longer. */
const LONGEST_LINK = 4000;

/** A text of less is no posting that somebody copied. */
const FEWEST_LINES = 3;
const FEWEST_LETTERS = 200;

/** A draft, and why it is only a stub where it is one. */
export interface ReadSource {
  draft: Draft;
  /** A page that did not show: the link is kept, the command ends with 4. */
  trouble: JobtrailError | null;
}

/** How far a link may be followed. */
export interface LinkFlags {
  allowLocal?: boolean;
}

/** The web address a source is, scheme added where people leave it out; null for a file's name. */
export function linkIn(session: Session, source: string): string | null {
  const text = source.trim();
  if (!/\s/.test(text) && webLink(text)) return text;
  const bare = /^(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\/\S*$/i.test(text);
  return bare && !existsSync(resolve(session.environment.cwd, text)) ? `https://${text}` : null;
}

/** True for the name of a file that is there. */
export function isFile(session: Session, name: string): boolean {
  const path = resolve(session.environment.cwd, name);
  return existsSync(path) && statSync(path).isFile();
}

/** Reads a link or a file. */
export async function readFrom(session: Session, source: string, flags: LinkFlags): Promise<ReadSource> {
  const link = linkIn(session, source);
  if (link) return readLink(session, link, flags);
  // A scheme nobody fetches is a mistake in the link, not the name of a file.
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(source)) {
    throw userError('not-a-web-link', `Only http and https links can be saved, not ${source.split(':')[0]}.`);
  }
  return { draft: await draftOf(session, readSource(session, source), source), trouble: null };
}

/** Fetches a link; a page that does not show gives a stub with the link. */
export async function readLink(
  session: Session,
  link: string,
  { allowLocal }: LinkFlags,
): Promise<ReadSource> {
  const { captureUrl } = await import('../capture/index.ts');
  session.reporter.status(`Reading ${link}`);
  const { draft, error } = await session.reporter.during(`Waiting for ${new URL(link).host}`, {}, () =>
    captureUrl(link, {
      allowLocal: allowLocal === true,
      env: session.environment.env,
      today: session.today(),
    }),
  );
  return { draft, trouble: error };
}

/** Reads text that was typed or pasted: a link alone, or the posting itself. */
export async function readText(session: Session, text: string, flags: LinkFlags): Promise<ReadSource> {
  const link = text.length < LONGEST_LINK ? linkIn(session, text) : null;
  if (link) return readLink(session, link, flags);
  if (text.trim() === '') return { draft: blankDraft(), trouble: null };
  const { captureText } = await import('../capture/index.ts');
  return { draft: captureText(text, { today: session.today() }), trouble: null };
}

/** What the clipboard holds that can be saved; null where it holds nothing of the kind, or there is none. */
export async function offerOfClipboard(
  session: Session,
): Promise<{ text: string; link: string | null; title: string | null } | null> {
  const { captureText, readClipboard: read } = await import('../capture/index.ts');
  const text = await read().catch(() => null);
  if (text === null) return null;
  const link = text.length < LONGEST_LINK ? linkIn(session, text) : null;
  if (link) return { text, link, title: null };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < FEWEST_LINES || text.length < FEWEST_LETTERS) return null;
  const { fields, isPosting } = captureText(text, { today: session.today() });
  return isPosting ? { text, link: null, title: fields.title } : null;
}

/** Reads the clipboard: a posting's text, or the link of one. */
export async function readClipboard(session: Session, flags: LinkFlags): Promise<ReadSource> {
  const { readClipboard: read } = await import('../capture/index.ts');
  return readText(session, await read(), flags);
}
