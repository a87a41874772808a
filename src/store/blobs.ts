import { userError } from '../errors.ts';
import { late } from '../late.ts';
import type { Database } from './database.ts';

/** Content-addressed bytes, compressed where that helps: page snapshots and the papers that were sent. */
export function blobs(db: Database) {
  return {
    /** Keeps the bytes; returns their SHA-256 in hex. The same bytes are kept once. */
    put(bytes: Uint8Array): string {
      const hash = late.crypto.createHash('sha256').update(bytes).digest('hex');
      if (db.get('SELECT 1 FROM blobs WHERE hash = ?', hash)) return hash;
      const packed = late.zlib.deflateRawSync(bytes);
      const smaller = packed.length < bytes.length;
      db.run(
        'INSERT INTO blobs (hash, size, codec, data) VALUES (?, ?, ?, ?)',
        hash,
        bytes.length,
        smaller ? 'deflate' : 'none',
        smaller ? packed : bytes,
      );
      return hash;
    },
    /** The bytes again, exactly. */
    get(hash: string): Buffer {
      const row = db.get<{ codec: string; data: Buffer }>(
        'SELECT codec, data FROM blobs WHERE hash = ?',
        hash,
      );
      if (!row)
        throw userError('missing-content', `The content ${hash.slice(0, 12)} is not in this database.`);
      return row.codec === 'deflate' ? late.zlib.inflateRawSync(row.data) : row.data;
    },
  };
}
