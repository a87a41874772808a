/** The tables whose rows are the user's: triggers write each change of theirs into the journal. */
export const JOURNALED = [
  'jobs',
  'postings',
  'events',
  'notes',
  'tags',
  'contacts',
  'interviews',
  'documents',
  'reminders',
  'set_aside',
  'profile',
  'settings',
] as const;
