/** Every command by name, with the line it has in the help. A command's file is loaded only when it is called. */
import type { Command } from 'commander';
import { register as list } from './commands/list.ts';
import { register as note } from './commands/note.ts';
import { register as status } from './commands/status.ts';
import type { Context } from './context.ts';

/** Hands a command to its parent; the context is what its action works with. */
export type Register = (parent: Command, context: Context) => void;

/** A command in the table: its line of the help, and where the rest of it is. */
export interface Entry {
  summary: string;
  group: 'Collect' | 'Follow' | 'Decide' | 'Keep';
  load: () => Register | Promise<Register>;
  /** Subcommands that can be had without the rest: what cron runs all day loads nothing else. */
  parts?: Record<string, () => Promise<Register>>;
}

/** The commands, in the order of the help. Those in daily and hourly use are part of the main file. */
export const COMMANDS: Record<string, Entry> = {
  save: {
    group: 'Collect',
    summary: 'Save a posting before it disappears',
    load: async () => (await import('./commands/save/index.ts')).register,
  },
  refresh: {
    group: 'Collect',
    summary: 'Look at postings again: changed, closed, new deadline',
    load: async () => (await import('./commands/refresh.ts')).register,
  },
  list: { group: 'Collect', summary: 'The collection, by query', load: () => list },
  search: {
    group: 'Collect',
    summary: 'Full-text search over postings, notes, people',
    load: async () => (await import('./commands/search.ts')).register,
  },
  show: {
    group: 'Collect',
    summary: 'One job with its journey',
    load: async () => (await import('./commands/show.ts')).register,
  },
  dashboard: {
    group: 'Collect',
    summary: 'Today: what is due, closing, waiting',
    load: async () => (await import('./commands/dashboard.ts')).register,
  },
  agenda: {
    group: 'Follow',
    summary: 'What wants doing, most urgent first',
    load: async () => (await import('./commands/agenda.ts')).register,
  },
  done: {
    group: 'Follow',
    summary: 'Tick things of the agenda off',
    load: async () => (await import('./commands/done.ts')).register,
  },
  snooze: {
    group: 'Follow',
    summary: 'Put things of the agenda off',
    load: async () => (await import('./commands/snooze.ts')).register,
  },
  open: {
    group: 'Collect',
    summary: "Open a job's page in the browser",
    load: async () => (await import('./commands/open.ts')).register,
  },
  summarize: {
    group: 'Decide',
    summary: 'A posting in short, and how it matches you',
    load: async () => (await import('./commands/summarize.ts')).register,
  },
  skills: {
    group: 'Decide',
    summary: 'Key skills of a job, or in demand over all',
    load: async () => (await import('./commands/skills.ts')).register,
  },
  compare: {
    group: 'Decide',
    summary: 'Jobs side by side, ranked if you like',
    load: async () => (await import('./commands/compare.ts')).register,
  },
  stats: {
    group: 'Decide',
    summary: 'How the search goes, in numbers',
    load: async () => (await import('./commands/stats.ts')).register,
  },
  report: {
    group: 'Decide',
    summary: 'The search as one page to look at',
    load: async () => (await import('./commands/report.ts')).register,
  },
  profile: {
    group: 'Decide',
    summary: 'Your own skills',
    load: async () => (await import('./commands/profile.ts')).register,
  },
  track: {
    group: 'Follow',
    summary: 'Put a job on the tracking list',
    load: async () => (await import('./commands/track.ts')).register,
  },
  status: { group: 'Follow', summary: 'Move a job to a stage, or show where it is', load: () => status },
  note: { group: 'Follow', summary: 'Add, list, edit or remove notes', load: () => note },
  remind: {
    group: 'Follow',
    summary: 'Be reminded, and see what is due',
    load: async () => (await import('./commands/remind/index.ts')).register,
    parts: { check: async () => (await import('./commands/remind/check.ts')).registerAlone },
  },
  interview: {
    group: 'Follow',
    summary: 'Note an interview',
    load: async () => (await import('./commands/interview.ts')).register,
  },
  contact: {
    group: 'Follow',
    summary: 'The people of an application',
    load: async () => (await import('./commands/contact.ts')).register,
  },
  document: {
    group: 'Follow',
    summary: 'The very papers that were sent',
    load: async () => (await import('./commands/document.ts')).register,
  },
  edit: {
    group: 'Keep',
    summary: "Set or correct a job's fields by hand",
    load: async () => (await import('./commands/edit.ts')).register,
  },
  tag: {
    group: 'Keep',
    summary: 'Add or remove tags',
    load: async () => (await import('./commands/tag.ts')).register,
  },
  remove: {
    group: 'Keep',
    summary: 'Remove jobs; undo brings them back',
    load: async () => (await import('./commands/remove.ts')).register,
  },
  undo: {
    group: 'Keep',
    summary: 'Take back what a command did',
    load: async () => (await import('./commands/undo.ts')).registerUndo,
  },
  redo: {
    group: 'Keep',
    summary: 'Do again what undo took back',
    load: async () => (await import('./commands/undo.ts')).registerRedo,
  },
  history: {
    group: 'Keep',
    summary: 'What was done, newest first',
    load: async () => (await import('./commands/history.ts')).register,
  },
  export: {
    group: 'Keep',
    summary: 'Write everything out, or a list for others',
    load: async () => (await import('./commands/export.ts')).register,
  },
  import: {
    group: 'Keep',
    summary: 'Take over an export, or a list from elsewhere',
    load: async () => (await import('./commands/import/index.ts')).register,
  },
  backup: {
    group: 'Keep',
    summary: 'Copy the database and check the copy',
    load: async () => (await import('./commands/backup.ts')).registerBackup,
  },
  restore: {
    group: 'Keep',
    summary: 'Put a backup in place of the database',
    load: async () => (await import('./commands/backup.ts')).registerRestore,
  },
  config: {
    group: 'Keep',
    summary: 'Settings and your own stages',
    load: async () => (await import('./commands/config/index.ts')).register,
  },
  doctor: {
    group: 'Keep',
    summary: 'Check that everything is in order',
    load: async () => (await import('./commands/doctor.ts')).register,
  },
  completion: {
    group: 'Keep',
    summary: 'The Tab key for bash, zsh and fish',
    load: async () => (await import('./commands/completion.ts')).register,
    parts: {
      answer: async () =>
        (await import('./completion/answer.ts')).registerFor({ commands: COMMANDS, aliases: ALIASES }),
    },
  },
};

/** Other names of commands, for fingers that know them from elsewhere. */
export const ALIASES: Record<string, string> = { ls: 'list', rm: 'remove' };

const GROUPS: Entry['group'][] = ['Collect', 'Decide', 'Follow', 'Keep'];

/** The help of the program itself. */
export function commandHelp(): string {
  const parts = GROUPS.map((group) => {
    const rows = Object.entries(COMMANDS).filter(([, entry]) => entry.group === group);
    if (rows.length === 0) return '';
    return `${group}\n${rows.map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`).join('\n')}\n`;
  }).filter(Boolean);
  return `jobtrail: every application, from saved to signed, in your terminal.

Usage: jobtrail [--db FILE] [--json] [--quiet] [--no-color] <command>

${parts.join('\n')}
Flags of every command
  --db FILE     use this database instead of your own
  --json        one JSON document on stdout; errors as JSON on stderr
  -q, --quiet   say nothing that was not asked for
  --no-color    no colour (NO_COLOR does the same)
  -h, --help    what there is
  -v, --version the version

Examples
  jobtrail save posting.txt
  jobtrail status acme applied --on yesterday
  jobtrail list status:active expires:7d
  jobtrail <command> --help
`;
}
