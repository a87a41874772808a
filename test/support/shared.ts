/** The folder of measuring data beside the checkout: a test that reads it skips where it is absent, and says so. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../shared');

/** The absolute path of a shared file; null where it is absent, which fails where JOBTRAIL_SHARED is `required`. */
export function sharedFile(name: string): string | null {
  const file = resolve(FOLDER, name);
  if (existsSync(file)) return file;
  if (process.env.JOBTRAIL_SHARED === 'required')
    throw new Error(`${file} is not there, and JOBTRAIL_SHARED=required.`);
  process.stderr.write(`skipped: ../shared/${name} is not beside the checkout\n`);
  return null;
}
