import type { Draft } from '../domain/draft.ts';
import { emptyFields } from '../domain/draft.ts';
import { userError } from '../errors.ts';
import { decodeText } from './decode.ts';
import { kindOf } from './source-kind.ts';
import { draftFromText } from './text/from-text.ts';
import { cleanText } from './text/lines.ts';

/** What is known about a source beside its bytes. */
export interface SourceOptions {
  /** A file's name or path; its ending helps where the content does not tell. */
  name?: string | null;
  /** Where the bytes came from. */
  url?: string | null;
  /** Today, `YYYY-MM-DD`: deadlines without a year count from it. */
  today?: string | null;
  /** The `Content-Type` header, where there was one. */
  contentType?: string | null;
}

/** The most bytes a source may have. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** A pasted text as a draft; only what it states. Throws `userError` for one past the limit. */
export function captureText(text: string, { today = null }: SourceOptions = {}): Draft {
  if (text.length > MAX_BYTES) throw tooLarge(null);
  return draftFromText(text, { today });
}

/** Bytes of any kind as a draft, recognised by content and name. Throws `userError` for what cannot be read. */
export async function captureBytes(bytes: Uint8Array, options: SourceOptions = {}): Promise<Draft> {
  const { name = null, contentType = null } = options;
  if (bytes.length > MAX_BYTES) throw tooLarge(name);
  const kind = kindOf(bytes, name);
  if (kind === 'pdf' || kind === 'mhtml' || kind === 'eml') {
    const { unpack } = await import('./unpack.ts');
    const inner = await unpack(kind, bytes, name);
    const draft =
      inner.html === null
        ? draftFromText(inner.text ?? '', options)
        : await html(inner.html, { ...options, url: options.url ?? inner.url });
    draft.snapshot = { mediaType: inner.mediaType, bytes };
    return draft;
  }
  if (kind === 'binary') {
    throw userError('not-text', `${name ?? 'The input'} is no text, page, PDF or mail.`, [
      'Save the posting as .html, .txt or .pdf, or copy its text and use --clipboard.',
    ]);
  }
  const text = decodeText(bytes, contentType);
  if (cleanText(text).trim() === '') {
    throw userError('empty-source', `${name ?? 'The input'} is empty.`, [
      'Give the text of the posting, or its link.',
    ]);
  }
  if (kind === 'html') {
    const draft = await html(text, options);
    draft.snapshot = { mediaType: 'text/html', bytes };
    return draft;
  }
  if (kind === 'json' || kind === 'xml') {
    const { draftFromAnswer } = await import('./answer.ts');
    const draft = draftFromAnswer(kind, text, options);
    if (draft)
      return {
        ...draft,
        snapshot: { mediaType: kind === 'json' ? 'application/json' : 'application/xml', bytes },
      };
  }
  const draft = draftFromText(text, options);
  draft.snapshot = {
    mediaType: /\.(?:md|markdown)$/i.test(name ?? '') ? 'text/markdown' : 'text/plain',
    bytes,
  };
  if (kind === 'json' || kind === 'xml')
    draft.warnings.unshift({ code: 'not-a-posting', message: 'No posting was recognised in this data.' });
  return kind === 'json' || kind === 'xml'
    ? { ...draft, isPosting: false, fields: emptyFields(), provenance: {} }
    : draft;
}

async function html(text: string, options: SourceOptions): Promise<Draft> {
  const { draftFromHtml } = await import('./page/from-html.ts');
  return draftFromHtml(text, options);
}

function tooLarge(name: string | null): Error {
  return userError('too-large', `${name ?? 'The input'} is larger than 10 MB.`, [
    'Save only the posting’s page or text.',
  ]);
}
