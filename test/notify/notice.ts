import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notice } from '../../src/domain/notices/notices.ts';
import type { NotifyHost } from '../../src/notify/host.ts';

/** A notice about one invented job. */
export const notice = (fields: Partial<Notice> = {}): Notice => ({
  title: 'Tide Analyst · Harbour & Sons',
  body: 'Follow up: no answer since 15 November.',
  kind: 'follow-up',
  url: null,
  items: [
    {
      job: 7,
      title: 'Tide Analyst',
      company: 'Harbour & Sons',
      what: 'Follow up: no answer since 15 November.',
      dueAt: '2026-11-22T09:00:00.000Z',
    },
  ],
  ...fields,
});

/** A bare machine: no session, no terminal, no command. */
export const world = (fields: Partial<NotifyHost> = {}): NotifyHost => ({
  platform: 'linux',
  env: { PATH: '/usr/bin:/bin' },
  uid: 4321,
  home: '/home/nobody',
  terminal: null,
  command: null,
  timeLimit: 20_000,
  sessions: '/nonexistent',
  ...fields,
});

/** An executable with the given text in a scratch folder; gives its path. */
export function executable(text: string, name = 'program'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'jobtrail-notify-')), name);
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

/** What a posting's author may try: each has to arrive as text. */
export const HOSTILE = [
  '--help',
  '-h',
  '--',
  '--version',
  '-w',
  '--action=x=Y',
  '$(touch x)',
  '`touch x`',
  '<b>bold</b> & <img src="x">',
  `"quoted" 'and' \\"twice\\"`,
  'back\\slash \\n and a last one \\',
  '%s %n 100%',
  'ünïcödé 日本語 👩‍💻',
] as const;
