/** One check: claims what is due in one transaction, says it, and writes down what was said. */

import { composeMessages, type Message } from '../domain/notices/messages.ts';
import { type DueThing, dueNotices, isDigest, type Notice, reminderKey } from '../domain/notices/notices.ts';
import type { NoticeSettings } from '../domain/notices/settings.ts';
import type { Reminder } from '../domain/records.ts';
import { nextOccurrence, parseRepeat } from '../domain/recurrence.ts';
import { late } from '../late.ts';
import type { Delivery } from '../notify/deliver.ts';
import type { Store } from '../store/index.ts';
import { endedAmong, retireEnded } from './ended-reminders.ts';

/** One thing that was due, and what became of it. */
export interface CheckEntry {
  key: string;
  kind: DueThing['kind'];
  job: number | null;
  reminder: number | null;
  title: string | null;
  company: string | null;
  what: string;
  dueAt: string;
  /** The channel it went out on; null where it did not. */
  channel: string | null;
  /** The text of the message it went out in, shared by all of one message; null where it did not. */
  message: string | null;
  /** Why it was not said; null where it was. */
  reason: string | null;
}

export interface CheckResult {
  notified: CheckEntry[];
  failed: CheckEntry[];
  skipped: CheckEntry[];
}

export interface CheckInput {
  store: Store;
  settings: NoticeSettings;
  now: () => Date;
  /** Milliseconds the machine has been running, which no setting of its clock changes. */
  up: () => number;
  deliver: (notice: Notice) => Promise<Delivery>;
  /** Shows what would be said: writes nothing, says nothing. */
  dryRun?: boolean;
}

interface Taken {
  run: number | null;
  claim: string;
  messages: Message[];
  skipped: CheckEntry[];
}

const entry = (thing: DueThing, outcome: Partial<CheckEntry>): CheckEntry => {
  const { url: _, ...rest } = thing;
  return { ...rest, channel: null, message: null, reason: null, ...outcome };
};

const textOf = ({ title, body }: Notice): string => `${title}\n${body}`;

/** Runs one check. Nothing is lost where a channel fails: its things are due again at the next check. */
export async function runCheck(input: CheckInput): Promise<CheckResult> {
  const { store, dryRun = false } = input;
  const result: CheckResult = { notified: [], failed: [], skipped: [] };
  if (!dryRun) {
    bringBack(input);
    moveStuckOn(input);
    retireEnded(store, input.settings, input.now());
  }
  // Looking writes nothing, so a dry run needs no turn at the database.
  const taken = dryRun ? take(input) : store.record(() => take(input));
  result.skipped = taken.skipped;
  const reasons = new Set<string>();
  for (const { notice, things } of taken.messages) {
    const message = textOf(notice);
    if (dryRun) {
      result.skipped.push(...things.map((thing) => entry(thing, { message, reason: 'dry run' })));
      continue;
    }
    const delivery = await input.deliver(notice);
    if (delivery.said) {
      writeDown(input, things, delivery.channel);
      result.notified.push(...things.map((thing) => entry(thing, { channel: delivery.channel, message })));
      continue;
    }
    const reason = delivery.reasons.join(' ') || 'No channel is set.';
    reasons.add(reason);
    store.record(() => store.notifications.giveBack(things, taken.claim));
    result.failed.push(...things.map((thing) => entry(thing, { message, reason })));
  }
  if (taken.run !== null) {
    const { notified, failed, skipped } = result;
    store.record(() =>
      store.notifications.endCheck(taken.run!, {
        notified: notified.length,
        failed: failed.length,
        skipped: skipped.length,
        error: reasons.size > 0 ? [...reasons].join(' ') : null,
      }),
    );
  }
  return result;
}

/**
 * Brings back what repeats and was moved on by a clock that ran ahead: to its next moment from now that was not said
 * yet. Otherwise a clock that was wrong for a minute would silence it for as long as it was ahead.
 */
function bringBack({ store, now }: CheckInput): void {
  const at = now();
  const last = store.notifications.lastCheck();
  if (last === null || last <= at) return;
  const strays = store.reminders.movedAfter(at);
  if (strays.length === 0) return;
  store.write({ command: 'remind check', summary: 'the clock was set back', by: 'program' }, () => {
    for (const stray of strays) {
      const next = nextUnsaid(store, stray, at);
      if (next !== null && next < stray.dueAt) store.reminders.change(stray.id, { dueAt: next });
    }
  });
}

/**
 * Moves on what repeats and stands at a moment that was said: an undo or an older program put it there, and it would be
 * due for ever and never said again.
 */
function moveStuckOn({ store, now }: CheckInput): void {
  if (store.reminders.stuck(now()).length === 0) return;
  store.write({ command: 'remind check', summary: 'repeating reminders move on', by: 'program' }, () => {
    // Another check may have been faster.
    const at = now();
    for (const stuck of store.reminders.stuck(at)) moveOn(store, stuck.id, nextUnsaid(store, stuck, at));
  });
}

/** Looks at what is due and claims it; both in the transaction around, so that two checks never take the same. */
function take({ store, settings, now, up, dryRun }: CheckInput): Taken {
  const { notifications } = store;
  const at = now();
  const running = up();
  const lastCheck = notifications.lastFullCheck();
  const candidates = notifications.candidates(at, lastCheck, settings);
  const ended = endedAmong(store, store.reminders.endable(at), settings, at);
  const { due, held } = dueNotices({
    ...candidates,
    reminders: candidates.reminders.filter(({ id }) => !ended.has(id)),
    settings,
    now: at,
    lastCheck,
    isSaid: notifications.isSaid,
  });
  const busy = due.filter(({ key }) => notifications.isClaimed(key, running));
  const free = due.filter((thing) => !busy.includes(thing));
  const claim = free.length > 0 ? late.crypto.randomUUID() : '';
  if (!dryRun) notifications.claim(free, claim, at, running);
  const run = dryRun ? null : notifications.beginCheck(at);
  const skipped = [
    ...held.map((thing) => entry(thing, { reason: 'quiet hours' })),
    ...busy.map((thing) => entry(thing, { reason: 'another check is saying it' })),
  ];
  // Nothing to say: the check ends where it began, in one synced write instead of two.
  const isOver = run !== null && free.length === 0;
  if (isOver) notifications.endCheck(run, { notified: 0, failed: 0, skipped: skipped.length, error: null });
  return {
    run: isOver ? null : run,
    claim,
    messages: composeMessages(free, {
      digest: isDigest(free.length, { now: at, lastCheck, settings }),
      now: at,
      zone: settings.zone,
    }),
    skipped,
  };
}

/** Said things are written down together with the next moment of those that repeat. */
function writeDown({ store, now }: CheckInput, things: readonly DueThing[], channel: string): void {
  const at = now();
  const repeating = things.flatMap(({ reminder, dueAt }) => {
    const kept = reminder === null ? undefined : store.reminders.get(reminder);
    return kept?.repeat && kept.dueAt === dueAt && kept.state === 'waiting' ? [kept] : [];
  });
  if (repeating.length === 0) {
    store.record(() => store.notifications.said(things, channel, at));
    return;
  }
  store.write({ command: 'remind check', summary: 'repeating reminders move on', by: 'program' }, () => {
    store.notifications.said(things, channel, at);
    for (const { id } of repeating) {
      const kept = store.reminders.get(id);
      // The user may have changed it while it was being said.
      if (kept?.repeat && things.some((thing) => thing.reminder === id && thing.dueAt === kept.dueAt)) {
        moveOn(store, id, following(store, id, kept.repeat, kept.zone, at));
      }
    }
  });
}

/** When a repeating reminder falls due next after a moment, as UTC ISO 8601; null where its series has come to its end. */
export function following(
  store: Store,
  id: number,
  repeat: string,
  zone: string,
  after: Date,
): string | null {
  const kept = store.reminders.get(id)!;
  const anchor = new Date(store.reminders.anchor(id) ?? kept.dueAt);
  return nextOccurrence(anchor, parseRepeat(repeat), zone, after)?.toISOString() ?? null;
}

/** The next moment of a repeating reminder after `from` that was not said yet; null where there is none. */
export function nextUnsaid(store: Store, reminder: Reminder, from: Date): string | null {
  const { id, repeat, zone } = reminder;
  const after = (moment: Date): string | null => following(store, id, repeat!, zone, moment);
  let next = after(from);
  while (next !== null && store.notifications.isSaid(reminderKey({ ...reminder, dueAt: next })))
    next = after(new Date(next));
  return next;
}

/** Moves a repeating reminder on to its next moment; one whose series has come to its end is done. */
export function moveOn({ reminders }: Store, id: number, next: string | null): Reminder {
  return reminders.change(id, next === null ? { state: 'done' } : { dueAt: next });
}
