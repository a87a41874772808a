/** Today on one screen of 80×24. */

import type { Today } from '../../app/today.ts';
import { dayIn, daysBetween, formatDay, formatInstant, inWords } from '../../domain/days.ts';
import type { StageGroup } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { counted, plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { padded, shortened } from './wrapped.ts';

const BAR = 24;
const ROOM = 21;

/** What a newcomer sees. */
export function firstRun(context: Context): string {
  return `Welcome to jobtrail. Nothing is saved yet; three commands to begin with:

  jobtrail save posting.txt          keep a posting, pasted into a file or piped in
  jobtrail track <job> --applied     you have applied: follow-ups are set
  jobtrail list                      what you have

Everything stays in ${context.file}.
jobtrail --help shows the rest.`;
}

/** The page; sections give up lines before the screen does. */
export function dashboardPage(context: Context, found: Today): string {
  const colours = palette(context);
  const [zone, today, width] = [context.zone(), found.today, context.width];
  const cut = (text: string) => shortened(text, width - 2);
  const near = (day: string) => inWords(daysBetween(today, day));
  const moment = (at: string) => near(dayIn(new Date(at), zone));
  const sections: [string, string[]][] = [
    [
      'Due',
      found.due.map((r) =>
        cut(`${moment(r.dueAt)}: ${plain(r.message)}${r.job ? `  ${jobName(r.job)}` : ''}`),
      ),
    ],
    [
      'Interviews',
      found.interviews.map((i) =>
        cut(`${formatInstant(new Date(i.at), zone)}  ${i.job ? jobName(i.job) : ''}`),
      ),
    ],
    [
      'Closing soon',
      [
        ...found.closing.map((c) => cut(`${near(c.expiresOn)}: ${jobName(c.job)}`)),
        ...found.passed.map((c) =>
          cut(
            `passed ${near(c.expiresOn)}: ${jobName(c.job)} (apply, or jobtrail status #${c.job.id} expired)`,
          ),
        ),
      ],
    ],
    [
      'Worth a look: still open?',
      found.stale.map((s) => cut(`saved ${moment(s.savedAt)}: ${jobName(s.job)}`)),
    ],
    [
      'Waiting longest',
      found.waiting.map((w) =>
        cut(`${moment(w.since).replace(' ago', '')}: ${jobName(w.job)} (${w.job.status})`),
      ),
    ],
    [
      'Coming up',
      found.upcoming.map((r) =>
        cut(`${moment(r.dueAt)}: ${plain(r.message)}${r.job ? `  ${jobName(r.job)}` : ''}`),
      ),
    ],
  ];
  const most = Math.max(1, ...found.stages.map((s) => s.jobs));
  const bar = Math.max(4, Math.min(BAR, width - 22));
  const bars = found.stages.map((s) => {
    const length = Math.max(1, Math.round((s.jobs / most) * bar));
    return `${padded(plain(s.stage), 12)} ${String(s.jobs).padStart(5)} ${colours.group(s.group as StageGroup, '█'.repeat(length))}`;
  });
  const room = ROOM - Math.min(bars.length, 11) - 2;
  const shown = shareLines(
    sections.filter(([, lines]) => lines.length > 0),
    room,
  );
  const head = `${colours.head(formatDay(today))}  ${counted(found.total, 'job')}`;
  const body = shown.flatMap(([name, lines]) => [colours.head(name), ...lines.map((line) => `  ${line}`)]);
  if (body.length === 0) body.push('Nothing is due, and nothing closes soon.');
  return [head, ...body, colours.head('Stages'), ...bars.map((line) => `  ${line}`)].join('\n');
}

/** Cuts sections so that all together fit; every section keeps at least one line. */
function shareLines(sections: [string, string[]][], room: number): [string, string[]][] {
  const left = sections.map(([name, lines]) => [name, [...lines]] as [string, string[]]);
  const height = () => left.reduce((sum, [, lines]) => sum + lines.length + 1, 0);
  while (height() > room) {
    const longest = left.reduce((a, b) => (b[1].length > a[1].length ? b : a), left[0]!);
    if (longest[1].length <= 1) break;
    longest[1].pop();
  }
  return left;
}
