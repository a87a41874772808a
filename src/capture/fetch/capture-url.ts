import type { Draft } from '../../domain/draft.ts';
import { emptyFields } from '../../domain/draft.ts';
import { isJobtrailError, type JobtrailError } from '../../errors.ts';
import { evidenceInAnswer } from '../answer.ts';
import { captureBytes } from '../capture-bytes.ts';
import { decodeText } from '../decode.ts';
import { climb, type Evidence } from '../page/evidence.ts';
import { draftFromHtml } from '../page/from-html.ts';
import { kindOf } from '../source-kind.ts';
import { companyFromLink, employerOfBoard } from '../systems/employer.ts';
import type { SystemRef } from '../systems/system.ts';
import { canonicalKey, canonicalUrl, SYSTEMS, systemNamed, systemOf } from '../systems/table.ts';
import { refusalOf, wallOf } from './refusals.ts';
import { type Answer, fetchPage, type RequestOptions } from './request.ts';

/** What capturing a link may be told. */
export interface UrlOptions extends RequestOptions {
  /** Today, `YYYY-MM-DD`. */
  today?: string | null;
}

/** What came of a link. `stub`: only the link is known, and why; `unchanged`: the server said so (304). */
export interface FetchResult {
  outcome: 'read' | 'unchanged' | 'stub';
  draft: Draft;
  /** Why there is only a stub: a sentence with hints on what helps. */
  error: JobtrailError | null;
  /** The page's or interface's last status; null where none answered. */
  status: number | null;
  /** True where the posting's page or system said 404 or 410. */
  isGone: boolean;
  /** True where redirects led to an address without the posting's number. */
  lostNumber: boolean;
}

/** Captures a link: its system's public interface first, then the page. Throws only for what the user can mend. */
export async function captureUrl(link: string, options: UrlOptions = {}): Promise<FetchResult> {
  const ref = systemOf(link);
  const above: Evidence[] = [];
  const asked = ref ? await ask(ref, options) : null;
  if (asked?.evidence) above.push(asked.evidence);
  // A whole posting from the system leaves nothing for the page to add but the employer's name.
  if (asked?.evidence?.description && asked.evidence.fields.company)
    return fromSystem(link, ref, above, asked.answer);
  let answer: Answer;
  try {
    answer = await fetchPage(link, {
      ...options,
      ...(above.length > 0 ? { etag: null, lastModified: null } : {}),
    });
  } catch (error) {
    if (!isJobtrailError(error) || error.kind === 'user') throw error;
    if (above.length > 0 && asked) return fromSystem(link, ref, above, asked.answer);
    return stub(link, ref, error, asked?.answer?.status ?? null, asked?.gone ?? false);
  }
  const lostNumber = ref?.id ? !answer.url.toLowerCase().includes(ref.id.toLowerCase()) : false;
  if (answer.status === 304)
    return {
      outcome: 'unchanged',
      draft: bare(link, ref),
      error: null,
      status: 304,
      isGone: false,
      lostNumber,
    };
  if (answer.status >= 400) {
    if (above.length > 0 && asked) return fromSystem(link, ref, above, asked.answer);
    return stub(link, ref, refusalOf(answer), answer.status, answer.status === 404 || answer.status === 410);
  }
  return readAnswer(link, ref, above, answer, lostNumber, options);
}

async function readAnswer(
  link: string,
  ref: SystemRef | null,
  above: Evidence[],
  answer: Answer,
  lostNumber: boolean,
  options: UrlOptions,
): Promise<FetchResult> {
  const kind = kindOf(answer.bytes, new URL(answer.url).pathname);
  let draft: Draft;
  if (kind === 'html' || answer.bytes.length === 0) {
    const html = decodeText(answer.bytes, answer.contentType);
    const inside = above.length === 0 ? await askBoardInPage(html, ref, options) : null;
    draft = draftFromHtml(html, {
      url: null,
      today: options.today ?? null,
      above: inside ? [inside] : above,
    });
    draft.snapshot = { mediaType: 'text/html', bytes: answer.bytes };
    if (above.length === 0 && !inside) {
      const wall = wallOf(draft, answer);
      if (wall) return { ...stub(link, ref, wall, answer.status, false), lostNumber };
    }
  } else
    draft = await captureBytes(answer.bytes, {
      name: new URL(answer.url).pathname,
      contentType: answer.contentType,
      today: options.today ?? null,
      url: link,
    });
  draft.etag = answer.etag;
  draft.lastModified = answer.lastModified;
  named(draft, link, ref);
  return { outcome: 'read', draft, error: null, status: answer.status, isGone: false, lostNumber };
}

interface Asked {
  evidence: Evidence | null;
  answer: Answer | null;
  gone: boolean;
}

// The interface is a help: whatever goes wrong there, the page is still to be tried.
async function ask(ref: SystemRef, options: UrlOptions): Promise<Asked> {
  const endpoint = systemNamed(ref.system)?.endpoint?.(ref);
  if (!endpoint) return { evidence: null, answer: null, gone: false };
  try {
    const answer = await fetchPage(endpoint, {
      ...options,
      etag: null,
      lastModified: null,
      accept: 'application/json, application/xml;q=0.9, */*;q=0.1',
    });
    const evidence =
      answer.status === 200 ? evidenceInAnswer(decodeText(answer.bytes, answer.contentType), ref) : null;
    return { evidence, answer, gone: answer.status === 404 || answer.status === 410 };
  } catch (error) {
    if (!isJobtrailError(error)) throw error;
    return { evidence: null, answer: null, gone: false };
  }
}

// An employer's page with a system's number but not the employer's name there: the page embeds the board.
async function askBoardInPage(
  html: string,
  ref: SystemRef | null,
  options: UrlOptions,
): Promise<Evidence | null> {
  if (!ref?.id || ref.board !== null) return null;
  const system = SYSTEMS.find((one) => one.name === ref.system);
  if (!system?.endpoint) return null;
  for (const m of html
    .slice(0, 2_000_000)
    .matchAll(
      /https?:(?:\\?\/){2}[\w.-]+\.(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com)[^\s"'<>\\]{1,200}/g,
    )) {
    const link = m[0].replace(/\\\//g, '/').replace(/&amp;/g, '&');
    const board = /[?&]for=([\w-]+)/.exec(link)?.[1] ?? systemOf(link)?.board;
    if (!board || board === 'embed' || systemOf(link)?.system !== ref.system) continue;
    return (await ask({ ...ref, board }, options)).evidence;
  }
  return null;
}

function fromSystem(
  link: string,
  ref: SystemRef | null,
  above: Evidence[],
  answer: Answer | null,
): FetchResult {
  const { fields, description, provenance, warnings } = climb(above);
  const mediaType = /xml/.test(answer?.contentType ?? '') ? 'application/xml' : 'application/json';
  const draft: Draft = {
    fields,
    description,
    provenance,
    warnings,
    snapshot: answer ? { mediaType, bytes: answer.bytes } : null,
    isPosting: true,
    canonicalKey: null,
  };
  named(draft, link, ref);
  return {
    outcome: 'read',
    draft,
    error: null,
    status: answer?.status ?? null,
    isGone: false,
    lostNumber: false,
  };
}

// What the link itself says of the posting.
function named(draft: Draft, link: string, ref: SystemRef | null): void {
  const { fields, provenance } = draft;
  fields.url = canonicalUrl(link);
  provenance.url = 'link';
  fields.source = ref?.system ?? new URL(link).hostname.replace(/^www\./, '');
  provenance.source = 'link';
  if (fields.externalId === null && ref?.id) {
    fields.externalId = ref.id;
    provenance.externalId = 'link';
  }
  const company =
    fields.company === null && fields.title !== null && ref?.board
      ? employerOfBoard(ref.system, ref.board, draft.description)
      : null;
  if (company !== null) {
    fields.company = company;
    provenance.company = 'link';
    draft.warnings = draft.warnings.filter((one) => one.code !== 'no-company');
    draft.warnings.push(companyFromLink(company));
  }
  draft.canonicalKey = canonicalKey(link);
}

function bare(link: string, ref: SystemRef | null): Draft {
  const draft: Draft = {
    fields: emptyFields(),
    description: null,
    snapshot: null,
    provenance: {},
    warnings: [],
    isPosting: true,
    canonicalKey: null,
  };
  named(draft, link, ref);
  return draft;
}

/** Only the link, kept with the reason why nothing more is known of it. */
export function linkOnly(link: string, error: JobtrailError): FetchResult {
  return stub(link, systemOf(link), error, null, false);
}

function stub(
  link: string,
  ref: SystemRef | null,
  error: JobtrailError,
  status: number | null,
  isGone: boolean,
): FetchResult {
  const draft = bare(link, ref);
  draft.warnings.push({ code: error.code, message: error.message });
  return { outcome: 'stub', draft, error, status, isGone, lostNumber: false };
}
