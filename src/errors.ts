/** The kinds of failure a user can meet, and the exit code each one ends with. */
export const EXIT = {
  done: 0,
  user: 1,
  usage: 2,
  notFound: 3,
  outside: 4,
  bug: 70,
  cancelled: 130,
} as const;

export type ErrorKind = Exclude<keyof typeof EXIT, 'done'>;

/** An error made for the user: one sentence, hints on what to do, and details for programs. */
export class JobtrailError extends Error {
  readonly kind: ErrorKind;
  /** A stable word for programs, such as `unknown-stage`. */
  readonly code: string;
  readonly hints: string[];
  readonly details: Record<string, unknown>;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    hints: string[] = [],
    details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'JobtrailError';
    this.kind = kind;
    this.code = code;
    this.hints = hints;
    this.details = details;
  }

  /** The process exit code this error ends with. */
  get exitCode(): number {
    return EXIT[this.kind];
  }
}

/** True for an error made for the user. */
export function isJobtrailError(value: unknown): value is JobtrailError {
  return value instanceof JobtrailError;
}

type Make = (
  code: string,
  message: string,
  hints?: string[],
  details?: Record<string, unknown>,
) => JobtrailError;

const maker =
  (kind: ErrorKind): Make =>
  (code, message, hints, details) =>
    new JobtrailError(kind, code, message, hints, details);

/** Something the user can mend (exit 1). */
export const userError: Make = maker('user');
/** The command line itself is wrong (exit 2). */
export const usageError: Make = maker('usage');
/** No such job or item, or several fit (exit 3). */
export const notFoundError: Make = maker('notFound');
/** A network, notifier or model did not answer; nothing was lost (exit 4). */
export const outsideError: Make = maker('outside');
/** The user said no, or pressed Ctrl-C (exit 130). */
export const cancelledError: Make = maker('cancelled');
