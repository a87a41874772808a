import type { Notice } from '../domain/notices/notices.ts';
import { plainLine, plainText } from './plain.ts';
import type { ChannelAnswer, NotifyWorld } from './world.ts';

/** Writes a notice as lines to the terminal. */
export async function sayOnTerminal(notice: Notice, world: NotifyWorld): Promise<ChannelAnswer> {
  if (!world.terminal) return 'No terminal is attached.';
  const body = plainText(notice.body).split('\n');
  world.terminal([plainLine(notice.title), ...body.map((line) => `  ${line}`)].join('\n'));
  return null;
}
