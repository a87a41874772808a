/** Ticking things of the agenda off and putting them off, by number or by job; several as one operation. */
import type { AgendaItem, AgendaKind } from '../domain/agenda/items.ts';
import { addDays, type Day, parseDays } from '../domain/days.ts';
import { type Job, jobName } from '../domain/job.ts';
import type { InterviewOutcome, Reminder } from '../domain/records.ts';
import { type JobtrailError, userError } from '../errors.ts';
import { agenda } from './agenda.ts';
import { setOutcome } from './interviews.ts';
import { finishReminder, isSettled, snoozeReminder } from './reminders.ts';
import type { Session } from './session.ts';

/** What is to be settled: one reminder, or whatever a job has on the agenda. */
export type Target = { reminder: Reminder } | { job: Job };

/** What became of one thing. */
export type Settled =
  | { kind: 'reminder'; before: Reminder; after: Reminder }
  | { kind: 'closing'; job: Job; until: Day | null }
  | { kind: 'waiting'; job: Job; until: Day | null }
  | { kind: 'outcome'; job: Job; interview: number; outcome: InterviewOutcome };

/** What to say of an interview that is ticked off. */
export interface Outcome {
  outcome: InterviewOutcome;
  note: string | null;
}

/** The items of a job on the agenda, most urgent first; reminders that are due included, however old. */
function itemsOf(session: Session, job: Job): AgendaItem[] {
  return agenda(session, { all: true })
    .filter((entry) => entry.job === job.id)
    .flatMap(({ more, number: _, ...head }) => [head, ...more]);
}

/** The command that settles what `done` and `snooze` cannot. */
function refusal(job: Job, kind: AgendaKind | undefined, verb: 'done' | 'snooze'): JobtrailError {
  const name = jobName(job);
  const j = `j${job.id}`;
  switch (kind) {
    case 'offer':
      return userError('needs-answer', `The offer of ${name} is settled by its answer.`, [
        `jobtrail status ${j} accepted, or rejected, or withdrawn.`,
      ]);
    case 'interview':
      return userError('needs-interview', `The interview of ${name} is still ahead.`, [
        `jobtrail interview ${j} --list shows it; --edit moves it, --remove takes it out.`,
      ]);
    case 'outcome':
      return userError('needs-outcome', `How did the interview of ${name} go?`, [
        verb === 'done'
          ? `jobtrail done ${j} --outcome good, bad or unsure.`
          : `jobtrail interview ${j} --outcome good, bad or unsure.`,
      ]);
    default:
      return userError('nothing-due', `${name} has nothing on the agenda.`, [
        'jobtrail agenda shows what wants doing.',
      ]);
  }
}

const reminderOf = (session: Session, { reminder }: AgendaItem): Reminder =>
  session.store().reminders.get(reminder!)!;

/** What of a job `done` ticks off: its due reminders, else its deadline, its wait, or its interview's outcome. */
function finishJob(session: Session, job: Job, how: Outcome | null): Settled[] {
  const items = itemsOf(session, job);
  const store = session.store();
  const interview = items.find(({ kind }) => kind === 'outcome')?.interview ?? null;
  if (how && interview !== null) {
    setOutcome(session, job, store.interviews.get(interview)!, how);
    return [{ kind: 'outcome', job, interview, outcome: how.outcome }];
  }
  const due = items.filter(({ kind }) => kind === 'reminder').map((item) => reminderOf(session, item));
  if (due.length > 0)
    return due.map((before) => ({ kind: 'reminder', before, after: finishReminder(session, before) }));
  const head = items.find(({ kind }) => kind === 'closing' || kind === 'waiting');
  if (items[0] !== head || !head) throw refusal(job, items[0]?.kind, 'done');
  if (head.kind === 'closing') {
    store.setAside.put(job.id, { kind: 'closing', about: job.expiresOn, until: null });
    return [{ kind: 'closing', job, until: null }];
  }
  const until = addDays(session.today(), parseDays(session.setting('followup.days')) ?? 7);
  store.setAside.put(job.id, { kind: 'waiting', about: null, until });
  return [{ kind: 'waiting', job, until }];
}

function snoozeJob(session: Session, job: Job, at: Date, day: Day): Settled[] {
  const items = itemsOf(session, job);
  const due = items.filter(({ kind }) => kind === 'reminder').map((item) => reminderOf(session, item));
  if (due.length > 0)
    return due.map((before) => ({ kind: 'reminder', before, after: snoozeReminder(session, before, at) }));
  const [head] = items;
  if (head?.kind !== 'closing' && head?.kind !== 'waiting') throw refusal(job, head?.kind, 'snooze');
  const about = head.kind === 'closing' ? job.expiresOn : null;
  session.store().setAside.put(job.id, { kind: head.kind, about, until: day });
  return [{ kind: head.kind, job, until: day }];
}

const summaryOf = (targets: readonly Target[]): string =>
  targets.map((target) => ('job' in target ? `j${target.job.id}` : target.reminder.id)).join(', ');

/** Ticks several things off, all or none. A settled reminder stays as it is. Errors name the command that does it. */
export function finish(
  session: Session,
  targets: readonly Target[],
  how: Outcome | null,
): { operation: number | null; settled: Settled[] } {
  const { operation, value } = session
    .store()
    .write({ command: 'done', summary: `done ${summaryOf(targets)}` }, () =>
      targets.flatMap((target): Settled[] => {
        if ('job' in target) return finishJob(session, target.job, how);
        const before = target.reminder;
        return [
          { kind: 'reminder', before, after: isSettled(before) ? before : finishReminder(session, before) },
        ];
      }),
    );
  return { operation, settled: value };
}

/** Puts several things off to a moment (whose day counts for what has no hour), all or none. */
export function snooze(
  session: Session,
  targets: readonly Target[],
  when: { at: Date; day: Day },
): { operation: number | null; settled: Settled[] } {
  const { operation, value } = session
    .store()
    .write({ command: 'snooze', summary: `snooze ${summaryOf(targets)}` }, () =>
      targets.flatMap((target): Settled[] =>
        'job' in target
          ? snoozeJob(session, target.job, when.at, when.day)
          : [
              {
                kind: 'reminder',
                before: target.reminder,
                after: snoozeReminder(session, target.reminder, when.at),
              },
            ],
      ),
    );
  return { operation, settled: value };
}
