import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { userError } from '../../errors.ts';

/** No file in a zip may come out larger, nor all that are read together, in bytes. */
export const LARGEST_INSIDE = 200 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

/** True for the first bytes of a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

const bad = (why: string): Error =>
  userError('bad-zip', `The zip cannot be read: ${why}.`, ['Unpack it yourself and import the CSV in it.']);

/**
 * The files of a zip whose names `wanted` takes, in memory; nothing is written anywhere. A name that leads out of
 * the zip, a size that was lied about and what unpacks to more than `limit` end in a user error.
 */
export async function unzip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limit = LARGEST_INSIDE,
): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, file) =>
      error ? reject(bad(error.message)) : resolve(file),
    ),
  );
  if (zip.entryCount > MOST_ENTRIES) throw bad('it holds too many files');
  const found: { name: string; bytes: Buffer }[] = [];
  let left = limit;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(bad(error.message)));
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      if (!wanted(entry.fileName)) return zip.readEntry();
      if (entry.uncompressedSize > left) return reject(bad(`${entry.fileName} unpacks to too much`));
      left -= entry.uncompressedSize;
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(bad(error.message));
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('error', (e: Error) => reject(bad(e.message)));
        stream.on('end', () => {
          found.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}
