import { join } from 'node:path';
import type { Notice } from '../domain/notices/notices.ts';
import { type ChannelAnswer, type NotifyHost, timeLimitOf } from './host.ts';
import { plainLine, plainText } from './plain.ts';
import { complaint, run } from './run.ts';

/** The line the user's program reads: `{title, body, kind, url, items[{job, title, company, what, dueAt}]}`. */
export function commandLine(notice: Notice): string {
  const line = (text: string | null): string | null => text && plainLine(text, 1_000);
  return `${JSON.stringify({
    title: plainLine(notice.title),
    body: plainText(notice.body),
    kind: notice.kind,
    url: notice.url,
    items: notice.items.map(({ job, title, company, what, dueAt }) => ({
      job,
      title: line(title),
      company: line(company),
      what: plainLine(what, 1_000),
      dueAt,
    })),
  })}\n`;
}

/** The environment without the model's keys: what a program says of its failure is kept in the log of checks. */
const withoutKeys = (env: NotifyHost['env']): NotifyHost['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ANTHROPIC_')));

/** Hands a notice to the user's own program, without a shell; said where it ends with 0. */
export async function sayByCommand(notice: Notice, host: NotifyHost): Promise<ChannelAnswer> {
  if (!host.command) return 'notify.command is not set.';
  const program = host.command.replace(/^~(?=\/)/, () => join(host.home));
  const ran = await run(program, [], {
    env: withoutKeys(host.env),
    input: commandLine(notice),
    timeLimit: timeLimitOf(host),
  });
  if (ran.code === 0) return null;
  const said = complaint(ran);
  return `${host.command} ${ran.failure ?? `ended with ${ran.code}`}${said ? `: ${said.replace(/\.$/, '')}` : ''}.`;
}
