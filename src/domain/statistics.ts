/** What a search adds up to: how far applications came, how long stages take, and what has gone quiet. */
import { addDays, type Day, dayIn, daysBetween } from './days.ts';
import type { Job, StageGroup } from './job.ts';
import { type Stage, stageRank, stagesInUse } from './stages.ts';
import { medianStay, type Stay } from './survival.ts';

/** A dated move of a job to a stage; `at` is UTC ISO 8601. */
export interface StageMove {
  at: string;
  to: string;
}

/** A job with the moves of its journey in the order they were told, and since when it stands where it does. */
export interface MovedJob {
  job: Pick<Job, 'id' | 'title' | 'company' | 'status' | 'source' | 'tags' | 'savedAt' | 'appliedOn'>;
  since: string;
  moves: StageMove[];
}

/** So many out of so many; the share (0 to 1) is null where too few make one meaningless. */
export interface Share {
  n: number;
  of: number;
  share: number | null;
}

/** How the applications of one source or tag fared. */
export interface Fared {
  name: string;
  applied: number;
  responses: Share;
  offers: Share;
}

export interface Statistics {
  since: Day | null;
  jobs: number;
  applied: number;
  stages: { stage: string; group: StageGroup; jobs: number }[];
  /** Of the applications: how many came at least so far. */
  funnel: ({ stage: string } & Share)[];
  /** A response is a next step or a rejection; silence and one's own withdrawal are none. */
  rates: { response: Share; interview: Share; offer: Share; accepted: Share };
  /** Days until the employer's or the user's next step; null where fewer than half have taken it yet. */
  timeInStage: { stage: string; moved: number; waiting: number; medianDays: number | null }[];
  sources: Fared[];
  tags: Fared[];
  /** Every week (its Monday) from the first to this one. */
  weeks: { week: Day; saved: number; applied: number }[];
  /** Open applications nothing has happened to for longest, first. */
  silent: {
    job: Pick<Job, 'id' | 'title' | 'company' | 'status'>;
    since: string;
    days: number;
  }[];
}

export interface StatisticsWorld {
  now: Date;
  zone: string;
  stages: readonly Stage[];
  /** Only jobs applied for (else saved) on or after this day. */
  since: Day | null;
}

/** Under so many, one more or less would turn a share around. */
export const FEWEST_FOR_A_SHARE = 5;
/** A mistyped year must not make a list of ten thousand weeks. */
const MOST_WEEKS = 260;
const MS_A_DAY = 86_400_000;

const shareOf = (n: number, of: number): Share => ({
  n,
  of,
  share: of < FEWEST_FOR_A_SHARE ? null : Math.round((n / of) * 1000) / 1000,
});

/**
 * The way a job took, from its moves in the order they were told: a step back takes back what it goes over, and a job
 * has one end at most. Its last stage is where it stands; an application known by its day alone has its place too.
 */
export function wayOf({ job, since, moves }: MovedJob, stages: readonly Stage[]): StageMove[] {
  const ends = new Set(stages.filter((s) => !isOpen(s)).map((s) => s.name));
  const rank = (move: StageMove) => stageRank(move.to, stages);
  const way: StageMove[] = [];
  for (const move of [...moves, { at: since, to: job.status }]) {
    if (rank(move) < 0 || way.at(-1)?.to === move.to) continue;
    while (way.length > 0 && (rank(way.at(-1)!) >= rank(move) || ends.has(way.at(-1)!.to))) way.pop();
    way.push(move);
  }
  const applied = { at: `${job.appliedOn}T12:00:00.000Z`, to: 'applied' };
  const next = way.findIndex((m) => rank(m) >= rank(applied));
  if (job.appliedOn && next >= 0 && way[next]!.to !== 'applied') way.splice(next, 0, applied);
  return way;
}

const isOpen = ({ group }: Stage): boolean => group === 'saved' || group === 'active';

/** Adds a search up. Pure: the clock and the zone come in. */
export function statisticsOf(all: readonly MovedJob[], world: StatisticsWorld): Statistics {
  const { stages, zone, now, since } = world;
  const today = dayIn(now, zone);
  const savedOn = (j: MovedJob) => dayIn(new Date(j.job.savedAt), zone);
  const kept = all.filter((j) => since === null || (j.job.appliedOn ?? savedOn(j)) >= since);
  const ways = new Map(kept.map((j) => [j, wayOf(j, stages)] as const));
  const applied = stageRank('applied', stages);
  const applications = kept.filter((j) => ways.get(j)!.some((m) => m.to === 'applied'));
  const groupNamed = new Map(stages.map((s) => [s.name, s.group]));
  const came = (j: MovedJob, rank: number): boolean =>
    ways.get(j)!.some((m) => isForward(groupNamed.get(m.to)) && stageRank(m.to, stages) >= rank);
  const answered = (j: MovedJob): boolean =>
    came(j, applied + 1) || ways.get(j)!.some((m) => groupNamed.get(m.to) === 'lost');
  const cameTo = (stage: string) => (j: MovedJob) => came(j, stageRank(stage, stages));
  const share = (jobs: MovedJob[], which: (j: MovedJob) => boolean) =>
    shareOf(jobs.filter(which).length, jobs.length);
  const fared = (namesOf: (j: MovedJob) => string[]): Fared[] =>
    [...grouped(applications, namesOf)]
      .map(([name, jobs]) => ({
        name,
        applied: jobs.length,
        responses: share(jobs, answered),
        offers: share(jobs, cameTo('offer')),
      }))
      .sort((a, b) => b.applied - a.applied || (a.name < b.name ? -1 : 1));
  const steps = stages.filter((s) => isForward(s.group) && stageRank(s.name, stages) >= applied);
  const standing = new Map<string, number>();
  for (const { job } of kept) standing.set(job.status, (standing.get(job.status) ?? 0) + 1);
  const waits = new Set(
    stages.filter((s) => s.group === 'active' && stageRank(s.name, stages) >= applied).map((s) => s.name),
  );
  return {
    since,
    jobs: kept.length,
    applied: applications.length,
    stages: stagesInUse(standing, stages),
    funnel: steps.map(({ name }) => ({ stage: name, ...share(applications, cameTo(name)) })),
    rates: {
      response: share(applications, answered),
      interview: share(applications, cameTo('interview')),
      offer: share(applications, cameTo('offer')),
      accepted: share(applications, (j) => groupNamed.get(j.job.status) === 'won'),
    },
    timeInStage: stages.filter(isOpen).flatMap(({ name }) => {
      const stays = kept.flatMap((j) => stayAt(ways.get(j)!, name, groupNamed, now));
      if (stays.length === 0) return [];
      const moved = stays.filter((s) => s.ended).length;
      return [{ stage: name, moved, waiting: stays.length - moved, medianDays: medianStay(stays) }];
    }),
    sources: fared((j) => (j.job.source ? [j.job.source] : [])),
    tags: fared((j) => j.job.tags),
    weeks: weeksOf(
      kept.map((j) => ({ saved: savedOn(j), applied: j.job.appliedOn })),
      since,
      today,
    ),
    silent: kept
      // An application whose stage is gone is still open for all that is known.
      .filter(({ job }) => waits.has(job.status) || (job.appliedOn && stageRank(job.status, stages) < 0))
      .map(({ job: { id, title, company, status }, since: at }) => ({
        job: { id, title, company, status },
        since: at,
        days: Math.max(0, daysBetween(dayIn(new Date(at), zone), today)),
      }))
      .sort((a, b) => b.days - a.days || a.job.id - b.job.id)
      .slice(0, 10),
  };
}

const isForward = (group: StageGroup | undefined): boolean => group === 'active' || group === 'won';

function grouped(jobs: MovedJob[], namesOf: (j: MovedJob) => string[]): Map<string, MovedJob[]> {
  const groups = new Map<string, MovedJob[]>();
  for (const job of jobs) {
    for (const name of namesOf(job)) {
      const list = groups.get(name);
      if (list) list.push(job);
      else groups.set(name, [job]);
    }
  }
  return groups;
}

// Who gave up waiting was still waiting when they did: that says "at least so long", not "so long".
function stayAt(way: StageMove[], stage: string, groups: Map<string, StageGroup>, now: Date): Stay[] {
  const place = way.findIndex((m) => m.to === stage);
  if (place < 0) return [];
  const next = way[place + 1];
  const until = next ? Date.parse(next.at) : now.getTime();
  const days = (until - Date.parse(way[place]!.at)) / MS_A_DAY;
  // Written down only after the next step had been taken: how long it lasted nobody saw.
  if (days < 0) return [];
  return [{ days, ended: next !== undefined && groups.get(next.to) !== 'closed' }];
}

function weeksOf(
  jobs: { saved: Day; applied: Day | null }[],
  since: Day | null,
  today: Day,
): Statistics['weeks'] {
  const monday = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const counts = new Map<Day, { saved: number; applied: number }>();
  const count = (day: Day | null, what: 'saved' | 'applied') => {
    if (day === null || day > today || (since !== null && day < since)) return;
    const week = monday(day);
    const row = counts.get(week) ?? { saved: 0, applied: 0 };
    row[what] += 1;
    counts.set(week, row);
  };
  for (const { saved, applied } of jobs) {
    count(saved, 'saved');
    count(applied, 'applied');
  }
  if (counts.size === 0) return [];
  const last = monday(today);
  const earliest = addDays(last, -7 * (MOST_WEEKS - 1));
  let week = [...counts.keys()].sort()[0]!;
  if (week < earliest) week = earliest;
  const weeks: Statistics['weeks'] = [];
  for (; week <= last; week = addDays(week, 7))
    weeks.push({ week, ...(counts.get(week) ?? { saved: 0, applied: 0 }) });
  return weeks;
}
