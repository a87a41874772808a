import type { StageGroup } from './job.ts';
import { nearest } from './nearest.ts';

/** One stage of the journey; `own` where the user added it. */
export interface Stage {
  name: string;
  group: StageGroup;
  own: boolean;
}

/** A stage the user added: where it belongs, and the stage it follows (null: last of its group). */
export interface OwnStage {
  name: string;
  group: StageGroup;
  after: string | null;
}

/** What a typed word names among the stages. */
export type StageMatch =
  | { kind: 'found'; stage: Stage }
  | { kind: 'ambiguous'; candidates: Stage[] }
  | { kind: 'unknown'; nearest: string[] };

const stage = (name: string, group: StageGroup): Stage => ({ name, group, own: false });

/** The built-in stages in the order of a journey. */
export const STAGES: readonly Stage[] = [
  stage('saved', 'saved'),
  stage('preparing', 'active'),
  stage('applied', 'active'),
  stage('screening', 'active'),
  stage('interview', 'active'),
  stage('offer', 'active'),
  stage('accepted', 'won'),
  stage('rejected', 'lost'),
  stage('withdrawn', 'closed'),
  stage('ghosted', 'closed'),
  stage('expired', 'closed'),
];

/** What people type, beside the names themselves. Written plainly; compared without spaces and hyphens. */
const SPOKEN: Record<string, string> = {
  saved:
    'save, wishlist, wish list, bookmarked, bookmark, to apply, interested, shortlisted, shortlist, lead, backlog, later',
  preparing:
    'prepare, preparation, draft, drafting, tracked, tracking, in preparation, writing, tailoring, todo',
  applied:
    'apply, application, application sent, submitted, submit, sent, sent off, in review, under review, waiting, pending',
  screening:
    'screen, screened, phone, phone screen, phone screening, phone call, phone interview, recruiter, recruiter call, recruiter screen, hr, hr call, hr screen, hr interview, first call, intro call, introduction call, assessment, online assessment, oa',
  interview:
    'interviewing, interviews, interviewed, onsite, on site, onsite interview, technical, technical interview, tech interview, panel, panel interview, final, final round, final interview, second round, first round, video interview, virtual onsite, in process, in progress',
  offer: 'offered, offers, offer received, got offer, got an offer, job offer, negotiating, negotiation',
  accepted:
    'accept, accepted offer, offer accepted, hired, hire, signed, contract signed, won, got it, got the job, joined, started',
  rejected:
    'reject, rejection, declined, decline, turned down, denied, refused, refusal, passed, not selected, unsuccessful, failed, no, lost, they declined, application declined',
  withdrawn:
    'withdraw, withdrew, withdrawal, pulled out, cancelled, canceled, offer declined, declined offer, turned down offer, turned it down, i declined, not interested, dropped, abandoned, archived',
  ghosted:
    'ghost, ghosting, no response, no reply, no answer, silence, silent, nothing heard, never heard back, unanswered, stale',
  expired:
    'expire, closed, close, posting closed, position closed, position filled, filled, job closed, gone, missed, too late, deadline passed',
};

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries(SPOKEN).flatMap(([name, words]) =>
    words.split(',').map((word) => [plain(word), name] as const),
  ),
);

/**
 * The stage a word names: its exact name, then what people call it ("phone screen", "hired", "no response"),
 * then the beginning of exactly one name. Case, spaces, `_` and `-` do not count.
 */
export function resolveStage(word: string, stages: readonly Stage[] = STAGES): StageMatch {
  const wanted = plain(word);
  if (wanted === '') return { kind: 'unknown', nearest: [] };
  const exact = stages.find((s) => plain(s.name) === wanted);
  if (exact) return { kind: 'found', stage: exact };
  const alias = ALIASES.get(wanted);
  const called = stages.find((s) => s.name === alias);
  if (called) return { kind: 'found', stage: called };
  const candidates = stages.filter((s) => plain(s.name).startsWith(wanted));
  if (candidates.length === 1) return { kind: 'found', stage: candidates[0]! };
  if (candidates.length > 1) return { kind: 'ambiguous', candidates };
  return { kind: 'unknown', nearest: nearestStages(wanted, stages) };
}

const nearestStages = (wanted: string, stages: readonly Stage[]): string[] => {
  const names = stages.map((s) => s.name);
  const near = nearest(wanted, names);
  if (near.length > 0) return near;
  const meant = nearest(wanted, ALIASES.keys()).map((alias) => ALIASES.get(alias)!);
  return [...new Set(meant)].filter((name) => names.includes(name));
};

/** The stage of this name, where case, spaces, `_` and `-` do not count; undefined where there is none. */
export function stageNamed(name: string, stages: readonly Stage[] = STAGES): Stage | undefined {
  return stages.find((s) => s.name === name) ?? stages.find((s) => plain(s.name) === plain(name));
}

/** True for what can name a stage: letters, digits, blanks and hyphens, 40 at the most, no blank around it. */
export function isStageName(name: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} -]{0,38}[\p{L}\p{N}-])?$/u.test(name);
}

/**
 * The group a job at a stage of this exact name counts to. A stage that is gone counts as active: what may still be open
 * is not lost from sight.
 */
export function groupAt(name: string, stages: readonly Stage[] = STAGES): StageGroup {
  return groupOf(name, stages) ?? 'active';
}

/** How many jobs stand at each stage that has some, in the journey's order; stages that are gone come last. */
export function stagesInUse(
  counts: ReadonlyMap<string, number>,
  stages: readonly Stage[] = STAGES,
): { stage: string; group: StageGroup; jobs: number }[] {
  const names = [...stages.map((s) => s.name), ...[...counts.keys()].filter((n) => stageRank(n, stages) < 0)];
  return names.flatMap((stage) => {
    const jobs = counts.get(stage) ?? 0;
    return jobs > 0 ? [{ stage, group: groupAt(stage, stages), jobs }] : [];
  });
}

/** The group of the stage of this exact name, or null where there is none. */
export function groupOf(name: string, stages: readonly Stage[] = STAGES): StageGroup | null {
  return stages.find((s) => s.name === name)?.group ?? null;
}

const ENDS: readonly StageGroup[] = ['won', 'lost', 'closed'];

/** How far along a stage of this exact name is, from 0; ended stages rank after every open one; -1 where there is none. */
export function stageRank(name: string, stages: readonly Stage[] = STAGES): number {
  return inOrder(stages).findIndex((s) => s.name === name);
}

const inOrder = (stages: readonly Stage[]): Stage[] => [
  ...stages.filter((s) => !ENDS.includes(s.group)),
  ...ENDS.flatMap((group) => stages.filter((s) => s.group === group)),
];

/**
 * The built-in stages with the user's own in their places. Several after the same stage keep their order;
 * a name that is taken already is left out; one that follows an unknown stage comes last in its group.
 */
export function withOwnStages(own: readonly OwnStage[]): Stage[] {
  const stages = [...STAGES];
  const follows = new Map<string, string>();
  for (const { name, group, after } of own) {
    if (stages.some((s) => plain(s.name) === plain(name))) continue;
    const anchor = after === null ? -1 : stages.findIndex((s) => plain(s.name) === plain(after));
    const added: Stage = { name, group, own: true };
    if (anchor < 0) {
      const last = stages.findLastIndex((s) => s.group === group);
      stages.splice(last + 1, 0, added);
      continue;
    }
    const before = stages[anchor]!.name;
    let place = anchor + 1;
    while (stages[place] && follows.get(stages[place]!.name) === before) place += 1;
    follows.set(name, before);
    stages.splice(place, 0, added);
  }
  return stages;
}
