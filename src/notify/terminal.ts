import type { Notice } from '../domain/notices/notices.ts';
import type { ChannelAnswer, NotifyHost } from './host.ts';
import { plainLine, plainText } from './plain.ts';

/** Writes a notice as lines to the terminal. */
export async function sayOnTerminal(notice: Notice, host: NotifyHost): Promise<ChannelAnswer> {
  if (!host.terminal) return 'No terminal is attached.';
  const body = plainText(notice.body).split('\n');
  host.terminal([plainLine(notice.title), ...body.map((line) => `  ${line}`)].join('\n'));
  return null;
}
