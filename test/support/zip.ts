import { crc32, deflateRawSync } from 'node:zlib';

const header = (signature: number, fields: [number, 2 | 4][]): Buffer => {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [, size]) => sum + size, 0));
  bytes.writeUInt32LE(signature);
  let at = 4;
  for (const [value, size] of fields) at = bytes.writeUIntLE(value, at, size);
  return bytes;
};

/** A zip of the given files (APPNOTE 4.3), deflated; `size` is the size it claims for each and `bytes` what lies in it, instead of the true ones. */
export function makeZip(files: Record<string, string>, size?: number, bytes?: Buffer): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, raw] = [Buffer.from(path), Buffer.from(text)];
    const packed = bytes ?? deflateRawSync(raw);
    const common: [number, 2 | 4][] = [
      [20, 2],
      [0, 2],
      [8, 2],
      [0, 2],
      [0x21, 2],
      [crc32(raw), 4],
      [packed.length, 4],
      [size ?? raw.length, 4],
      [name.length, 2],
      [0, 2],
    ];
    const local = Buffer.concat([header(0x04034b50, common), name, packed]);
    const more: [number, 2 | 4][] = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ];
    directory.push(header(0x02014b50, [[20, 2], ...common, ...more]), name);
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = header(0x06054b50, [
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...bodies, central, end]);
}
