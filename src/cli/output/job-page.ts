/** A job as a page worth reading. */

import type { JobDetails } from '../../app/job-details.ts';
import { dayIn, formatDay, formatInstant } from '../../domain/days.ts';
import { formatSalary } from '../../domain/pay/money.ts';
import type { JourneyEntry } from '../../domain/records.ts';
import { holdsMoments } from '../../domain/records.ts';
import { judgeFit } from '../../domain/summary.ts';
import { plain, withoutSteering } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { aligned, dayWithDistance, postingFacts } from './facts.ts';
import { wrapped } from './wrapped.ts';

/** The whole page, wrapped to the width. */
export function jobPage(context: Context, job: JobDetails): string {
  const colours = palette(context);
  const [today, zone, width] = [context.today(), context.zone(), Math.min(context.width, 100)];
  const wrap = (text: string, indent = '') => wrapped(text, width, indent);
  const parts: string[] = [];
  const section = (name: string, lines: string[]) => {
    if (lines.length > 0) parts.push(`${colours.head(name)}\n${lines.join('\n')}`);
  };

  const title = `#${job.id} ${plain(job.title ?? 'untitled')}, ${plain(job.company ?? 'company unknown')}`;
  parts.push(
    wrap(
      `${colours.head(title)}\n${colours.group(job.group, job.status)}${standing(context, job, today, zone)}`,
    ),
  );
  const facts = postingFacts(job, today).filter(([label]) => label !== 'Title' && label !== 'Company');
  if (job.tags.length > 0) facts.push(['Tags', job.tags.map(plain).join(', ')]);
  if (job.offer) facts.push(['Offer', offerLine(job, today)]);
  if (job.match.score !== null)
    facts.push([
      'Match',
      plain(`${job.match.score} %, ${judgeFit(job.match, true).fit}. ${judgeFit(job.match, true).reason}`),
    ]);
  if (facts.length > 0) parts.push(aligned(facts, width));
  const next = job.reminders.filter((r) => r.state === 'waiting' || r.state === 'due');
  section(
    'Next',
    next.map((r) =>
      wrap(
        `${formatInstant(new Date(r.dueAt), zone)}  ${plain(r.message)}${r.repeat ? ` (every ${r.repeat})` : ''}  [${r.id}]`,
        '  ',
      ),
    ),
  );
  section(
    'Interviews',
    job.interviews.map((i) =>
      wrap(
        [
          formatInstant(new Date(i.at), zone),
          i.round,
          i.with && `with ${i.with}`,
          i.where,
          `${i.minutes} min`,
          i.outcome && `went ${i.outcome}${i.outcomeNote ? `: ${i.outcomeNote}` : ''}`,
        ]
          .filter(Boolean)
          .map((p) => plain(String(p)))
          .join(', '),
        '  ',
      ),
    ),
  );
  section(
    'Key skills',
    job.skills.length > 0
      ? [
          wrap(
            job.skills
              .slice(0, 15)
              .map((s) => `${plain(s.name)}${s.required ? '' : ' (preferred)'}`)
              .join(', '),
            '  ',
          ),
        ]
      : [],
  );
  section(
    'Notes',
    job.notes.map(
      (n) =>
        `${colours.dim(`  ${dayIn(new Date(n.createdAt), zone)}  [${n.id}]`)}\n${wrap(withoutSteering(n.body), '  ')}`,
    ),
  );
  section(
    'People',
    job.contacts.map((c) =>
      wrap(
        Object.entries(c as Record<string, unknown>)
          .filter(([k, v]) => k !== 'id' && v !== null)
          .map(([, v]) => plain(String(v)))
          .join(', '),
        '  ',
      ),
    ),
  );
  section(
    'Papers',
    (job.documents as { id: number; kind: string; name: string; link: string | null }[]).map((d) =>
      wrap(`${plain(d.name)} (${plain(d.kind)})${d.link ? ` ${plain(d.link)}` : ''}  [${d.id}]`, '  '),
    ),
  );
  section(
    'Journey',
    job.journey.map((entry) => wrap(journeyLine(entry, zone), '  ')),
  );
  if (job.description) section('Posting', [wrap(withoutSteering(job.description), '  ')]);
  return parts.join('\n\n');
}

function standing(context: Context, job: JobDetails, today: string, zone: string): string {
  const since = ` since ${formatDay(dayIn(new Date(context.store().jobs.standing(job.id).statusAt), zone))}`;
  const applied = job.appliedOn ? `, applied ${dayWithDistance(job.appliedOn, today)}` : '';
  const passed =
    job.expiresOn && job.expiresOn < today && (job.group === 'saved' || job.status === 'preparing')
      ? `; its deadline has passed: jobtrail status #${job.id} expired, or apply all the same`
      : '';
  return `${since}${applied}${passed}`;
}

function offerLine({ offer }: JobDetails, today: string): string {
  const parts = [
    offer?.salary ? formatSalary(offer.salary) : '',
    offer?.answerBy ? `answer by ${dayWithDistance(offer.answerBy, today)}` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** One entry of a journey as a line. */
export function journeyLine(entry: JourneyEntry, zone: string): string {
  const { at, kind, from, to, text, by } = entry;
  const moment = [from, to].map((m) => (m && holdsMoments(entry) ? formatInstant(new Date(m), zone) : m));
  const [was, became] = moment;
  const what =
    kind === 'saved'
      ? 'saved'
      : kind === 'status' || kind === 'tracked'
        ? `${was} → ${became}`
        : [
            kind,
            text && plain(text),
            was && became ? `${plain(was)} → ${plain(became)}` : (became ?? was) && plain((became ?? was)!),
          ]
            .filter(Boolean)
            .join(': ');
  return `${dayIn(new Date(at), zone)}  ${what}${by === 'program' ? ' (by jobtrail)' : by === 'assistant' ? ' (by an assistant)' : ''}`;
}
