/** The one place that touches the process: builds the host, runs `main`, sets the exit code. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { cacheFolder } from '../paths.ts';
import { keepCompiled } from './compile-cache.ts';
import type { ProcessEnv } from './context.ts';
import type { Stream } from './output/ui.ts';
import { inputOf, streamOf, terminalOf } from './streams.ts';
import { VERSION } from './version.ts';

const LOOKING = /^(?:-h|--help|help|complet(?:e|ion))$/;

/** The commands of every hour, in the main file. */
const HOT = /^(?:list|status|note|remind)$/;

const stdout = () => streamOf(1, process.platform, () => process.stdout);

// Scripts ask for the version before anything else, and it needs nothing of the program.
const [word, ...more] = process.argv.slice(2);
if (more.length === 0 && (word === '--version' || word === '-V' || word === '-v'))
  stdout().write(`${VERSION}\n`);
else start();

let stderr: Stream | undefined;

async function start(): Promise<void> {
  const surroundings = { env: process.env, platform: process.platform, home: process.env.HOME || homedir() };
  const uid = process.getuid?.() ?? null;
  // The name is Node's own switch, so that one setting holds for every version of it.
  if (!process.env.NODE_DISABLE_COMPILE_CACHE)
    keepCompiled({
      folder: cacheFolder(surroundings),
      root: __dirname,
      uid,
      node: `${process.version}-${process.arch}`,
      use: process.argv.slice(2).find((word) => HOT.test(word)) ?? 'rest',
      atExit: (work) => {
        // Asking for help leaves nothing behind, not even this.
        if (!process.argv.some((word) => LOOKING.test(word))) process.once('exit', work);
      },
    });
  const { main } = await import('./main.ts');
  const host: ProcessEnv = {
    ...surroundings,
    stdout: stdout(),
    // Making a stream costs as much as a query, so each is made where it is first used.
    get stderr() {
      stderr ??= streamOf(2, process.platform, () => process.stderr);
      return stderr;
    },
    get stdin() {
      return inputOf(() => process.stdin);
    },
    cwd: workingFolder(surroundings.home),
    uid,
    up: () => Number(process.hrtime.bigint() / 1_000_000n),
    onInterrupt: (work) => {
      const heard = (): void => {
        // What nobody takes over ends as Ctrl-C ends every program.
        if (!work()) process.kill(process.pid, 'SIGINT');
      };
      process.once('SIGINT', heard);
      return () => process.removeListener('SIGINT', heard);
    },
    self: { node: process.execPath, script: resolve(process.argv[1] ?? '') },
    openTerminal: () => terminalOf(surroundings.platform),
    versions: { node: process.versions.node, napi: process.versions.napi ?? '0' },
  };
  process.exitCode = await main(process.argv.slice(2), host);
}

function workingFolder(instead: string): string {
  try {
    return process.cwd();
  } catch {
    // The folder was removed under the shell; most commands never look at it.
    return instead;
  }
}
