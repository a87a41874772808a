/** Jobs as a terminal shows them: aligned columns, dates as people say them. */
import { dayIn, daysBetween, inWords } from '../../domain/days.ts';
import type { Job } from '../../domain/job.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { COLUMNS } from './columns.ts';
import { aligned } from './columns-aligned.ts';

const near = (day: string, today: string): string => inWords(daysBetween(today, day));

/** Jobs as a table, dates as people say them. */
export function jobTable(context: Context, jobs: Job[], columns: string[]): Promise<string> {
  const colours = palette(context);
  const [today, zone] = [context.today(), context.zone()];
  const moment = (at: string) => near(dayIn(new Date(at), zone), today);
  const cell = (job: Job, name: string): string => {
    if (name === 'status') return colours.group(job.group, job.status);
    if (name === 'deadline' && job.expiresOn) {
      const open = job.group === 'saved' || job.status === 'preparing';
      if (open && job.expiresOn < today) return colours.loud(`passed ${near(job.expiresOn, today)}`);
      return near(job.expiresOn, today);
    }
    if (name === 'applied' && job.appliedOn) return near(job.appliedOn, today);
    if (name === 'posted' && job.postedOn) return near(job.postedOn, today);
    if (name === 'updated') return moment(job.updatedAt);
    if (name === 'saved') return moment(job.savedAt);
    if (name === 'reminder' && job.nextReminder) return moment(job.nextReminder);
    if (name === 'match' && job.matchScore !== null) return `${job.matchScore} %`;
    return COLUMNS[name]!.value(job);
  };
  const used = columns.filter(
    (name) => name === 'id' || name === 'title' || jobs.some((job) => COLUMNS[name]!.value(job) !== ''),
  );
  const heads = used.map((name) => colours.head(COLUMNS[name]!.head));
  return aligned(
    heads,
    jobs.map((job) => used.map((name) => cell(job, name))),
    context.width,
  );
}
