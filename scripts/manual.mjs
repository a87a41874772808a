// Writes the manual pages, jobtrail.1 and one a command, from the help of the program that was just built.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Writes the pages that the built module `part` makes into a folder; their date is that of the build, or of SOURCE_DATE_EPOCH (seconds). */
export async function writeManual(part, folder) {
  const { manualPages } = createRequire(import.meta.url)(part);
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const day = (epoch ? new Date(Number(epoch) * 1000) : new Date()).toISOString().slice(0, 10);
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of await manualPages(day)) writeFileSync(join(folder, file), text);
}
