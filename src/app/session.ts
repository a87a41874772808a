/** The world as the use cases see it: data, clock, zone, settings, environment, and someone who hears how far they are. */
import type { Surroundings } from '../paths.ts';
import type { Store } from '../store/index.ts';

/** The machine as far as a use case may know it. */
export interface Environment extends Surroundings {
  cwd: string;
  uid: number | null;
}

/** A running task, shown or not. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** How far it is, in a few words of the task's own. */
  tell(words: string): void;
  /** Says something on a line of its own; what is drawn makes way for it. */
  aside(say: () => void): void;
}

/** How a task is shown. */
export interface Showing {
  /** How many steps it has; null where nobody knows. */
  total?: number | null;
  /** False where the task hears Ctrl-C itself, or holds the thread so that only its default works at once. */
  hearsInterrupt?: boolean;
}

/** The port through which a use case lets a face show what takes long; what happened is told by return values. */
export interface Reporter {
  /** What is being done now, in a sentence. */
  status(text: string): void;
  /** Runs a task under a name of a few words, shown while it takes. */
  during<T>(words: string, how: Showing, work: (progress: Progress) => T | Promise<T>): Promise<T>;
}

/** A reporter nobody listens to. */
export const SILENT: Reporter = {
  status: () => {},
  during: async (_, __, work) => work({ step: () => {}, tell: () => {}, aside: (say) => say() }),
};

/** One run of a face over the data. A use case asks for the few members it uses. */
export interface Session {
  store(): Store;
  /** The clock; fixed by `JOBTRAIL_NOW`. */
  now(): Date;
  /** The user's zone: `time.zone`, else the machine's. */
  zone(): string;
  /** Today in the user's zone. */
  today(): string;
  /** The value of a setting that holds now. */
  setting(key: string): string;
  readonly environment: Environment;
  readonly reporter: Reporter;
  /** Where the database lies, whether or not it was opened. */
  readonly file: string;
}

/** What a change did: its operation in the journal, null where nothing changed, and the item as it is now. */
export interface Changed<T> {
  operation: number | null;
  value: T;
}
