/** What the channels need to know of the machine; handed in, since only the command line looks at the process. */
export interface NotifyHost {
  /** As `process.platform` has it. */
  platform: string;
  env: Record<string, string | undefined>;
  /** The user's number, null on Windows. */
  uid: number | null;
  home: string;
  /** Writes a line for the person at the terminal; null where there is none. */
  terminal: ((line: string) => void) | null;
  /** The executable of the channel `command`; null where none is set. */
  command: string | null;
  /** Milliseconds any one channel may take; 10,000 without it. */
  timeLimit?: number;
  /** Where the session folders of users are; `/run/user` without it. */
  sessions?: string;
  /** Stands in for node-notifier in tests. */
  notifier?: () => Promise<DesktopNotifier>;
}

/** The part of node-notifier that is used. */
export interface DesktopNotifier {
  notify(notice: Record<string, unknown>, done: (error: Error | null, response: string) => void): unknown;
}

/** What came of handing a notice to one channel: null where it was said, else why not, as a sentence. */
export type ChannelAnswer = string | null;

export const CHANNELS = ['desktop', 'terminal', 'command'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** The time limit of one channel in milliseconds. */
export const timeLimitOf = (host: NotifyHost): number => host.timeLimit ?? 10_000;
