import type { Notice } from '../domain/notices/notices.ts';
import { type ChannelAnswer, type DesktopNotifier, type NotifyHost, timeLimitOf } from './host.ts';
import { plainLine, plainText, withoutMarkup } from './plain.ts';
import { complaint, run } from './run.ts';
import { busAddresses, busSockets } from './session-bus.ts';

/** Shows a notice on the desktop: `notify-send` on Linux and the BSDs, node-notifier on macOS and Windows. */
export function sayOnDesktop(notice: Notice, host: NotifyHost): Promise<ChannelAnswer> {
  const foreign = host.platform === 'darwin' || host.platform === 'win32';
  return foreign ? sayByNotifier(notice, host) : sayByNotifySend(notice, host);
}

// notify-send reads escapes such as \n in the body, and the server reads markup there.
const bodyForNotifySend = (text: string): string => withoutMarkup(text).replace(/\\/g, '\\\\');

const withLink = ({ body, url }: Notice): string => (url ? `${body}\n${url}` : body);

/** The arguments of notify-send: text can be no option behind `--`. */
export function notifySendArguments(notice: Notice): string[] {
  const urgency = notice.kind === 'interview' ? 'critical' : 'normal';
  return [
    '--app-name=jobtrail',
    `--urgency=${urgency}`,
    '--category=reminder',
    '--',
    plainLine(notice.title) || 'jobtrail',
    bodyForNotifySend(plainText(withLink(notice))),
  ];
}

async function sayByNotifySend(notice: Notice, host: NotifyHost): Promise<ChannelAnswer> {
  const addresses = busAddresses(host);
  if (addresses.length === 0) {
    const looked = busSockets(host).join(' and ') || 'DBUS_SESSION_BUS_ADDRESS';
    return `No desktop session was found (looked at ${looked}).`;
  }
  const args = notifySendArguments(notice);
  const reasons: string[] = [];
  for (const address of addresses) {
    const env = { ...host.env, DBUS_SESSION_BUS_ADDRESS: address };
    const ran = await run('notify-send', args, { env, timeLimit: timeLimitOf(host) });
    if (ran.code === 0) return null;
    if (ran.failure === 'was not found') {
      return 'notify-send was not found (Debian and Ubuntu have it in libnotify-bin, others in libnotify).';
    }
    reasons.push(`notify-send ${ran.failure ?? `ended with ${ran.code}: ${complaint(ran)}`}`);
  }
  return `${[...new Set(reasons)].join('; ').replace(/\.$/, '')}.`;
}

/** What node-notifier is handed: its programs take a leading dash for an option, so no text begins with one. */
export function notifierOptions(notice: Notice, platform: string): Record<string, unknown> {
  const body = plainText(notice.body, 1_000);
  // Its helpers also stumble over brackets at the start of a text.
  const safe = (text: string): string => text.replace(/^(?=[-/[({<])/, '\u00b7 ');
  return {
    title: safe(plainLine(notice.title) || 'jobtrail'),
    message: safe(body) || ' ',
    sound: false,
    wait: false,
    ...(notice.url && platform === 'darwin' ? { open: notice.url } : {}),
    ...(platform === 'win32' ? { appID: 'jobtrail' } : {}),
  };
}

const load = async (): Promise<DesktopNotifier> => {
  const module = await import('node-notifier');
  return (module.default ?? module) as unknown as DesktopNotifier;
};

async function sayByNotifier(notice: Notice, host: NotifyHost): Promise<ChannelAnswer> {
  const limit = timeLimitOf(host);
  try {
    const notifier = await (host.notifier ?? load)();
    return await new Promise<ChannelAnswer>((resolve) => {
      const timer = setTimeout(
        () => resolve(`The desktop did not answer within ${limit / 1000} seconds.`),
        limit,
      );
      notifier.notify(notifierOptions(notice, host.platform), (error, response) => {
        clearTimeout(timer);
        // Its helpers print their usage and report success when they take text for an option.
        const refused = /^\s*(usage|notify-send)/i.test(String(response ?? ''));
        resolve(
          error
            ? `The desktop refused: ${plainLine(error.message)}.`
            : refused
              ? 'The desktop refused.'
              : null,
        );
      });
    });
  } catch (error) {
    return `node-notifier could not be used: ${plainLine(error instanceof Error ? error.message : String(error))}.`;
  }
}
