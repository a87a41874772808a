/** The flags of `import`. */
export interface ImportFlags {
  dryRun?: boolean;
  yes?: boolean;
  strict?: boolean;
  map?: string[];
  dates?: 'day-first' | 'month-first';
  confirm?: string[];
}

/** Asks the user whether to go on; throws where the answer is no. */
export type Ask = (question: string) => Promise<void>;
