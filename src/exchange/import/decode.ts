const startsWith = (bytes: Uint8Array, ...marks: number[]): boolean => marks.every((m, i) => bytes[i] === m);

/** The text of a file whose encoding nobody states: UTF-8 and UTF-16 by mark or shape, else Windows-1252. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text, encoding };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2]! += 1;
  // Western text in UTF-16 has a zero in nearly every other byte.
  if (zeros[1]! > head.length / 4 && zeros[0]! < zeros[1]! / 4) return 'utf-16le';
  if (zeros[0]! > head.length / 4 && zeros[1]! < zeros[0]! / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
