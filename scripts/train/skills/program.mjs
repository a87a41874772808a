// Bundles the program's own reading for the training, so that what is learnt fits what is asked later.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../../..');

const folder = mkdtempSync(join(tmpdir(), 'train-skills-'));
const outfile = join(folder, 'program.cjs');
await build({
  entryPoints: [join(here, 'program.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile,
  logLevel: 'error',
});
export const program = createRequire(import.meta.url)(outfile);
rmSync(folder, { recursive: true });
