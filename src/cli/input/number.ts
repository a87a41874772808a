import { usageError } from '../../errors.ts';

/** The whole number from 1 a flag was given, `otherwise` without it; what is none is a usage error that names the flag. */
export function readCount<T>(
  flag: string,
  typed: string | undefined,
  otherwise: T,
  hints: string[] = [],
): number | T {
  if (typed === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  throw usageError(`bad-${flag}`, `--${flag} takes a whole number from 1, not "${typed}".`, hints);
}
