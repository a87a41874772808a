import { late } from '../late.ts';
import type { Database } from './database.ts';

/** A UUIDv7 (RFC 9562 §5.7): sorts by the moment it was made. `at` in milliseconds since 1970. */
export function newUid(db: Database, at: number): string {
  // SQLite's generator is seeded by the system like Node's, and loading Node's costs a note a tenth of its time.
  const { bytes } = db.get<{ bytes: Buffer }>('SELECT randomblob(16) AS bytes')!;
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A name for this machine's journal, made once a file. */
export function newDevice(): string {
  return late.crypto.randomUUID();
}
