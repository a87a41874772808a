// Everything that can be wrong without running the program: types, lint and format, rooms, dead code, the package.
// One line a step; what a failed step said follows it.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const STEPS = [
  ['types', bin('tsc'), ['--noEmit', '-p', root]],
  ['lint and format', bin('biome'), ['check', '--error-on-warnings', '--max-diagnostics=50', root]],
  ['dead code', bin('knip'), ['--no-progress']],
  ['build', process.execPath, [join(root, 'scripts', 'build.mjs')]],
  ['package', bin('publint'), ['--strict', root]],
];

let failed = 0;
for (const [name, command, args] of STEPS) {
  const started = performance.now();
  const run = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ok = run.status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (ok) continue;
  failed += 1;
  console.log(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`.trimEnd());
}
console.log(failed === 0 ? 'all checks passed' : `${failed} of ${STEPS.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
