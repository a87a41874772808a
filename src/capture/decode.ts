/** The text of bytes by BOM, then the `Content-Type` header, then the page's own meta; UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array, contentType: string | null = null): string {
  const bom = bomOf(bytes);
  if (bom) return decode(bytes, bom) ?? '';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = [
    /charset\s*=\s*["']?([\w:-]+)/i.exec(contentType ?? '')?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1],
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1],
  ];
  // A declared UTF-8 that is none, or a wrong single-byte name over good UTF-8, is common: the bytes decide.
  const strict = decode(bytes, 'utf-8', true);
  if (strict !== null && (/[\u0080-\uffff]/.test(strict.slice(0, 200_000)) || !declared.some(Boolean)))
    return strict;
  for (const name of declared) {
    const text = name && !/^utf-?8$/i.test(name) ? decode(bytes, name) : null;
    if (text !== null) return text;
  }
  return strict ?? decode(bytes, 'windows-1252') ?? '';
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decode(bytes: Uint8Array, name: string, fatal = false): string | null {
  try {
    return new TextDecoder(name, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
