/** Voices, not printing: results go to stdout; everything said about them to stderr. */
import { harmlessJson, withoutSteering } from '../../domain/text.ts';

/** The ends of a terminal or a pipe, handed in. */
export interface Stream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

export interface Voice {
  /** What was asked for; the only thing on stdout. No colour passes. */
  result(text: string): void;
  /** The same for a page of ours: the colours of `palette` stay, so whatever else is in it went through `plain`. */
  painted(text: string): void;
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

// What `palette` writes, and nothing else of its kind: a text that hides or inverts itself is none of ours.
const OURS = /(\x1b\[(?:1|2|4|22|24|3[36]|39|9[034])m)/;

/** The text as a terminal may have it: our own colours stay, everything else that steers is gone. */
export function harmless(text: string, colour: boolean): string {
  if (!text.includes('\x1b')) return withoutSteering(text);
  const pieces = text.split(OURS);
  return pieces.map((piece, i) => (i % 2 === 0 ? withoutSteering(piece) : colour ? piece : '')).join('');
}

/** Makes the voices for two streams, each asked for when it is first spoken to. */
export function voice(
  ends: { readonly stdout: Stream; readonly stderr: Stream },
  { quiet, colour }: { quiet: boolean; colour: boolean },
): Voice {
  const line = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);
  const say = (text: string) => {
    if (text !== '') ends.stdout.write(line(text));
  };
  const aside = (text: string) => ends.stderr.write(line(withoutSteering(text)));
  return {
    result: (text) => say(withoutSteering(text)),
    painted: (text) => say(harmless(text, colour)),
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
