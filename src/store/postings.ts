import type { PostingVersion } from '../domain/records.ts';
import { late } from '../late.ts';
import { type Database, insert, type Row } from './database.ts';
import { newUid } from './uid.ts';

export interface NewPosting {
  description: string | null;
  /** A blob's hash. */
  snapshot: string | null;
  mediaType: string | null;
  provenance: Record<string, string>;
  etag?: string | null;
  lastModified?: string | null;
}

/** Identity of a posting's text, by which summaries are cached: SHA-256 in hex. */
export function contentHash(description: string | null): string {
  return late.crypto
    .createHash('sha256')
    .update(description ?? '')
    .digest('hex');
}

const posting = (row: Row): PostingVersion => ({
  id: row.id as number,
  uid: row.uid as string,
  job: row.job as number,
  version: row.version as number,
  description: row.description as string | null,
  snapshot: row.snapshot as string | null,
  mediaType: row.media_type as string | null,
  contentHash: row.content_hash as string,
  fetchedAt: row.fetched_at as string,
  provenance: JSON.parse(row.provenance as string) as Record<string, string>,
  etag: row.etag as string | null,
  lastModified: row.last_modified as string | null,
});

/** The wide part of a job, one row a version. */
export function postings(db: Database, now: () => Date) {
  const latest = (job: number): PostingVersion | undefined => {
    const row = db.get('SELECT * FROM postings WHERE job = ? ORDER BY version DESC LIMIT 1', job);
    return row && posting(row);
  };
  return {
    latest,
    /** Oldest first. */
    of: (job: number): PostingVersion[] =>
      db.all('SELECT * FROM postings WHERE job = ? ORDER BY version', job).map(posting),
    add(job: number, fields: NewPosting): number {
      const version = (latest(job)?.version ?? 0) + 1;
      return insert(db, 'postings', {
        uid: newUid(db, now().getTime()),
        job,
        version,
        description: fields.description,
        snapshot: fields.snapshot,
        media_type: fields.mediaType,
        content_hash: contentHash(fields.description),
        fetched_at: now().toISOString(),
        provenance: JSON.stringify(fields.provenance),
        etag: fields.etag ?? null,
        last_modified: fields.lastModified ?? null,
      });
    },
    /** Notes where the fields of the current version came from. */
    setProvenance(id: number, provenance: Record<string, string>): void {
      db.run('UPDATE postings SET provenance = ? WHERE id = ?', JSON.stringify(provenance), id);
    },
    /** The texts of many jobs at once, newest version each. */
    texts: (jobs: number[]): Map<number, string> =>
      new Map(
        db
          .all<{ job: number; description: string | null }>(
            `SELECT job, description, max(version) FROM postings
             WHERE job IN (SELECT value FROM json_each(?)) GROUP BY job`,
            JSON.stringify(jobs),
          )
          .map((row) => [row.job, row.description ?? '']),
      ),
  };
}
