/** Voices, not printing: results go to stdout; everything said about them to stderr. */
import { harmless, harmlessJson, withoutColour } from '../../domain/text.ts';

/** The ends of a terminal or a pipe, handed in. */
export interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

export interface Voice {
  /** What was asked for; the only thing on stdout. */
  result(text: string): void;
  /** One JSON document on stdout. */
  json(value: unknown): void;
  /** What was done; silenced by --quiet. */
  status(text: string): void;
  /** Something to look at twice. */
  warn(text: string): void;
  /** What helps. */
  hint(text: string): void;
  error(text: string): void;
}

/** Makes the voices for two streams, each asked for when it is first spoken to. */
export function voice(
  ends: { readonly stdout: Stream; readonly stderr: Stream },
  { quiet, colour }: { quiet: boolean; colour: boolean },
): Voice {
  const clean = (text: string) => (colour ? harmless(text) : withoutColour(harmless(text)));
  const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
  const aside = (text: string) => ends.stderr.write(line(clean(text)));
  return {
    result: (text) => {
      if (text !== '') ends.stdout.write(line(clean(text)));
    },
    json: (value) => {
      ends.stdout.write(line(harmlessJson(value, 2)));
    },
    status: (text) => {
      if (!quiet) aside(text);
    },
    warn: (text) => aside(`Warning: ${text}`),
    hint: (text) => aside(`Hint: ${text}`),
    error: (text) => aside(`Error: ${text}`),
  };
}
