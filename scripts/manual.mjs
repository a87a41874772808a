// Writes the manual pages, jobtrail.1 and one a command, from the help of the program that was just built.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part that knows how; it is built beside the program and taken away again. */
export const MANUAL = 'manual/pages';

/** Writes the pages into `dist/man`; their date is that of the build, or of SOURCE_DATE_EPOCH (seconds). */
export async function writeManual(dist) {
  const part = join(dist, `${MANUAL}.js`);
  const { manualPages } = createRequire(import.meta.url)(part);
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const day = (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
  mkdirSync(join(dist, 'man'), { recursive: true });
  for (const { file, text } of await manualPages(day)) writeFileSync(join(dist, 'man', file), text);
  rmSync(part);
}
