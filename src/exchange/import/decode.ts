/** The bytes of a file from its beginning, piece by piece; each call begins anew. */
export type Pieces = () => Iterable<Uint8Array>;

/** How a file's text is written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const startsWith = (bytes: Uint8Array, ...marks: number[]): boolean => marks.every((m, i) => bytes[i] === m);

/** The encoding of a file that nobody states: UTF-8 and UTF-16 by mark or shape, else Windows-1252. */
export function encodingOf(pieces: Pieces): Encoding {
  for (const first of pieces()) {
    if (startsWith(first, 0xff, 0xfe)) return 'utf-16le';
    if (startsWith(first, 0xfe, 0xff)) return 'utf-16be';
    const head = first.subarray(0, 2000);
    const zeros = [0, 0];
    for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2]! += 1;
    // Western text in UTF-16 has a zero in nearly every other byte.
    if (zeros[1]! > head.length / 4 && zeros[0]! < zeros[1]! / 4) return 'utf-16le';
    if (zeros[0]! > head.length / 4 && zeros[1]! < zeros[0]! / 4) return 'utf-16be';
    break;
  }
  try {
    const strict = new TextDecoder('utf-8', { fatal: true });
    for (const piece of pieces()) strict.decode(piece, { stream: true });
    strict.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The text of a file, piece by piece, without a byte order mark. */
export function* textOf(pieces: Pieces, encoding: Encoding): Iterable<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces()) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

const PIECE = 1 << 18;

/** Bytes that are in memory already, as pieces. */
export function piecesOf(bytes: Uint8Array): Pieces {
  return function* () {
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  };
}
