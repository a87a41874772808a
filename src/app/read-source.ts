/** Links and the clipboard as sources of a posting: shared by `save` and `track`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Draft } from '../domain/draft.ts';
import type { JobtrailError } from '../errors.ts';
import { userError } from '../errors.ts';
import { draftOf, readSource } from './save-job.ts';
import type { Context } from '../cli/context.ts';

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
export function linkIn(context: Context, source: string): string | null {
  const text = source.trim();
  if (/^https?:\/\/\S+$/i.test(text)) return text;
  const bare = /^(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\/\S*$/i.test(text);
  return bare && !existsSync(resolve(context.world.cwd, text)) ? `https://${text}` : null;
}

/** Reads a link or a file. */
export async function readFrom(context: Context, source: string, flags: LinkFlags): Promise<ReadSource> {
  const link = linkIn(context, source);
  if (link) return readLink(context, link, flags);
  // A scheme nobody fetches is a mistake in the link, not the name of a file.
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(source)) {
    throw userError('not-a-web-link', `Only http and https links can be saved, not ${source.split(':')[0]}.`);
  }
  return { draft: await draftOf(context, readSource(context, source), source), trouble: null };
}

/** Fetches a link; a page that does not show gives a stub with the link. */
export async function readLink(
  context: Context,
  link: string,
  { allowLocal }: LinkFlags,
): Promise<ReadSource> {
  const { captureUrl } = await import('../capture/index.ts');
  context.ui.status(`Reading ${link}`);
  const { showing } = await import('../cli/output/progress.ts');
  const { draft, error } = await showing(context, `Waiting for ${new URL(link).host}`, {}, () =>
    captureUrl(link, { allowLocal: allowLocal === true, env: context.world.env, today: context.today() }),
  );
  return { draft, trouble: error };
}

/** Reads the clipboard: a posting's text, or the link of one. */
export async function readClipboard(context: Context, flags: LinkFlags): Promise<ReadSource> {
  const { captureText, readClipboard: read } = await import('../capture/index.ts');
  const text = await read();
  const link = linkIn(context, text);
  if (link) return readLink(context, link, flags);
  return { draft: captureText(text, { today: context.today() }), trouble: null };
}
