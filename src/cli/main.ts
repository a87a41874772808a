import { CommanderError } from 'commander';
import { fileTrouble } from '../app/file-error.ts';
import { harmlessJson, plain } from '../domain/text.ts';
import { EXIT, isJobtrailError, type JobtrailError, JobtrailError as Known, usageError } from '../errors.ts';
import { explain } from '../store/open.ts';
import { type Context, type Flags, fixedNow, makeContext, type ProcessEnv } from './context.ts';
import { readArguments } from './input/arguments.ts';
import { runProgram } from './program.ts';

/** Runs one invocation and returns its exit code; every error is caught here, once. */
export async function main(args: readonly string[], host: ProcessEnv): Promise<number> {
  let flags: Flags = { json: args.includes('--json'), quiet: false, color: true };
  let context: Context | undefined;
  try {
    const read = readArguments(args);
    flags = read.flags;
    fixedNow(host);
    context = makeContext(host, flags);
    return await runProgram(read, context);
  } catch (error) {
    return report(error, context ?? makeContext(host, flags));
  } finally {
    context?.close();
  }
}

function report(error: unknown, context: Context): number {
  const known = asKnown(error, context);
  if (known === null) return EXIT.done;
  if (context.flags.json) {
    const { code, message, hints, details } = known;
    context.host.stderr.write(`${harmlessJson({ error: { code, message, hints, details } })}\n`);
  } else {
    context.ui.error(known.message);
    for (const hint of known.hints) context.ui.hint(hint);
  }
  return known.exitCode;
}

function asKnown(error: unknown, context: Context): JobtrailError | null {
  if (isJobtrailError(error)) return error;
  if (error instanceof CommanderError) return fromCommander(error);
  const { code, message, stack } = error as NodeJS.ErrnoException;
  // A damaged page may be met at any read, long after the file was opened.
  const explained = code?.startsWith('SQLITE_') ? explain(error, context.file) : null;
  if (isJobtrailError(explained)) return explained;
  if (code === 'EPIPE') return null;
  const trouble = fileTrouble(error);
  if (trouble) return trouble;
  return new Known(
    'bug',
    'bug',
    `Something went wrong inside jobtrail: ${plain(message ?? String(error))}`,
    ['Your data is as it was before this command. JOBTRAIL_DEBUG=1 shows where it happened.'],
    context.host.env.JOBTRAIL_DEBUG ? { stack } : {},
  );
}

function fromCommander(error: CommanderError): JobtrailError | null {
  if (error.exitCode === 0 || error.code === 'commander.help') return null;
  const [said, ...more] = error.message.replace(/^error: /, '').split('\n');
  const sentence = `${said!.charAt(0).toUpperCase()}${said!.slice(1).replace(/\.$/, '')}.`;
  const meant = more.map((line) => line.replace(/^\(|\)$/g, '')).filter(Boolean);
  return usageError(error.code.replace('commander.', ''), sentence, [
    ...meant,
    'jobtrail <command> --help shows what it takes.',
  ]);
}
