import PostalMime from 'postal-mime';
import { extractText, getDocumentProxy } from 'unpdf';
import { userError } from '../errors.ts';

/** What was inside a PDF, a saved web archive or a mail: a page or a text, and where it came from. */
export interface Unpacked {
  html: string | null;
  text: string | null;
  url: string | null;
  mediaType: string;
}

/** Opens a PDF, web archive or mail; throws `userError` for one that is damaged or locked. */
export async function unpack(
  kind: 'pdf' | 'mhtml' | 'eml',
  bytes: Uint8Array,
  name: string | null,
): Promise<Unpacked> {
  return kind === 'pdf' ? pdf(bytes, name) : mail(kind, bytes, name);
}

async function pdf(bytes: Uint8Array, name: string | null): Promise<Unpacked> {
  let pages: string[];
  try {
    // The reader takes the buffer for itself; the snapshot needs its own.
    const document = await getDocumentProxy(bytes.slice());
    ({ text: pages } = await extractText(document, { mergePages: false }));
  } catch (cause) {
    const locked = /password/i.test(String(cause));
    throw userError(
      locked ? 'pdf-locked' : 'pdf-damaged',
      locked
        ? `${name ?? 'The PDF'} is locked with a password.`
        : `${name ?? 'The PDF'} cannot be read; it may be damaged.`,
      ['Open it and copy its text: jobtrail save --clipboard'],
    );
  }
  const text = pages.join('\n\n').trim();
  if (text.length < 20) {
    throw userError('pdf-no-text', `${name ?? 'The PDF'} holds no text, only pictures.`, [
      'Type or paste the text of the posting.',
    ]);
  }
  return { html: null, text, url: null, mediaType: 'application/pdf' };
}

async function mail(kind: 'mhtml' | 'eml', bytes: Uint8Array, name: string | null): Promise<Unpacked> {
  let message: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    message = await PostalMime.parse(bytes, { maxNestingDepth: 40 });
  } catch {
    throw userError('mail-damaged', `${name ?? 'The mail'} cannot be read; it may be damaged.`, [
      'Save the page as .html, or copy its text.',
    ]);
  }
  const header = (key: string): string | null =>
    message.headers.find((one) => one.key === key)?.value ?? null;
  const location = header('snapshot-content-location') ?? header('content-location');
  const url = location && /^https?:/i.test(location) ? location : null;
  const mediaType = kind === 'mhtml' ? 'multipart/related' : 'message/rfc822';
  const html = message.html && message.html.trim() !== '' ? message.html : null;
  const subject = message.subject ? `${message.subject.replace(/^(?:(?:re|fwd?|aw|wg):\s*)+/i, '')}\n\n` : '';
  if (html === null && !message.text) {
    throw userError('mail-empty', `${name ?? 'The mail'} holds no text.`, [
      'Copy the text of the posting instead.',
    ]);
  }
  // A mail's own text says what it is about in its subject; an archived page has a title.
  if (kind === 'eml' && message.text && message.text.length > 200)
    return { html: null, text: subject + message.text, url, mediaType };
  return { html, text: subject + (message.text ?? ''), url, mediaType };
}
