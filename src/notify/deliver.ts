import type { Notice } from '../domain/notices/notices.ts';
import type { ChannelAnswer, ChannelName, NotifyHost } from './host.ts';

/** How a notice went out. `reasons` says of every channel that was tried in vain why, as `channel: sentence`. */
export type Delivery =
  | { said: true; channel: ChannelName; reasons: string[] }
  | { said: false; channel: null; reasons: string[] };

const SPEAKERS: Record<
  ChannelName,
  () => Promise<(notice: Notice, host: NotifyHost) => Promise<ChannelAnswer>>
> = {
  desktop: async () => (await import('./desktop.ts')).sayOnDesktop,
  terminal: async () => (await import('./terminal.ts')).sayOnTerminal,
  command: async () => (await import('./command.ts')).sayByCommand,
};

/** Says a notice on the first of the channels that takes it. Never throws. */
export async function deliver(
  notice: Notice,
  channels: readonly ChannelName[],
  host: NotifyHost,
): Promise<Delivery> {
  const reasons: string[] = [];
  for (const channel of channels) {
    try {
      const speak = await SPEAKERS[channel]();
      const refusal = await speak(notice, host);
      if (refusal === null) return { said: true, channel, reasons };
      reasons.push(`${channel}: ${refusal}`);
    } catch (error) {
      reasons.push(`${channel}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { said: false, channel: null, reasons };
}
