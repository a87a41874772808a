/** What a source is, told by its content first and its name second. */
export type SourceKind = 'html' | 'mhtml' | 'text' | 'json' | 'xml' | 'pdf' | 'eml' | 'binary';

const latin1 = new TextDecoder('latin1');

/** Recognises a source by its first bytes and its name. */
export function kindOf(bytes: Uint8Array, name: string | null = null): SourceKind {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const head = (wide ? new TextDecoder(wide) : latin1).decode(bytes.subarray(0, 4096));
  const extension = /\.([a-z0-9]{2,5})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  if (head.startsWith('%PDF-')) return 'pdf';
  if (!wide && isBinary(bytes)) return 'binary';
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (isMail(start))
    return /multipart\/related|snapshot-content-location|saved by/i.test(start) ||
      /^mht(?:ml)?$/.test(extension)
      ? 'mhtml'
      : 'eml';
  if (/^(?:mht|mhtml)$/.test(extension) && /^[\w-]+:/.test(start)) return 'mhtml';
  if (extension === 'eml' && /^[\w-]+:/.test(start)) return 'eml';
  if (/^<\?xml/i.test(start) && !/<html|<!doctype html/i.test(start)) return 'xml';
  if (
    /^<(?:!doctype html|html|head|body|!--|section|div|article|main|script|meta|title|table|p|h1)\b/i.test(
      start,
    ) ||
    /<!doctype html|<html[\s>]/i.test(start)
  )
    return 'html';
  if (
    /^[[{]/.test(start) &&
    (extension === 'json' || /^[[{]\s*["{[\]}]/.test(start)) &&
    extension !== 'md' &&
    extension !== 'txt'
  )
    return 'json';
  if (/^x?html?$/.test(extension)) return 'html';
  return 'text';
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  return odd > sample.length * 0.05;
}

// At least three header lines, one of a mail's own.
function isMail(start: string): boolean {
  const headers = /^(?:[A-Za-z][\w-]*:[^\n]*(?:\r?\n[ \t][^\n]*)*\r?\n){3,}/.exec(start)?.[0] ?? '';
  return (
    /^(?:mime-version|message-id|received|return-path|delivered-to|content-type|from):/im.test(headers) &&
    /^(?:from|mime-version|subject):/im.test(headers) &&
    /^(?:mime-version|message-id|received|content-type):/im.test(headers)
  );
}
