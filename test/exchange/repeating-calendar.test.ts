import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Reminder } from '../../src/domain/records.ts';
import { nextOccurrence, parseRepeat } from '../../src/domain/recurrence.ts';
import { toIcs } from '../../src/exchange/export/ics.ts';

const reminder = (repeat: string, zone: string, dueAt: string): Reminder => ({
  id: 1,
  uid: '01930000-0000-7000-8000-000000000009',
  job: null,
  message: 'Look at the boards',
  dueAt,
  zone,
  repeat,
  state: 'waiting',
  why: 'user',
  interview: null,
});

function read(one: Reminder) {
  const now = new Date('2026-11-22T12:00:00Z');
  const text = toIcs({ jobs: [], general: [one], sequences: new Map(), now });
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { text, event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!) };
}

describe('a repeating reminder in a calendar', () => {
  test.each([
    ['day', 'Europe/Berlin', '2026-11-23T07:00:00.000Z'],
    ['week', 'America/New_York', '2026-11-23T14:30:00.000Z'],
    ['2 weeks', 'Australia/Lord_Howe', '2026-11-23T21:00:00.000Z'],
    ['month', 'Europe/Lisbon', '2026-11-28T09:00:00.000Z'],
    ['3 months', 'America/Santiago', '2026-12-01T12:00:00.000Z'],
    ['year', 'Asia/Kathmandu', '2026-12-01T03:15:00.000Z'],
    ['week', 'UTC', '2026-12-01T03:15:00.000Z'],
  ])('every %s in %s comes when the reminder does, over every change of the clock', (repeat, zone, dueAt) => {
    const { event } = read(reminder(repeat, zone, dueAt));
    const occurrences = event.iterator();
    const anchor = new Date(dueAt);
    let expected = anchor;
    // Two years of days; of the others as many as fit into the ten years a zone is written out for.
    const most = { day: 730, week: 500, '2 weeks': 250, month: 110, '3 months': 38, year: 9 }[repeat]!;
    for (let i = 0; i < most; i += 1) {
      expect(occurrences.next()!.toJSDate().toISOString()).toBe(expected.toISOString());
      expected = nextOccurrence(anchor, parseRepeat(repeat), zone, expected)!;
    }
  });

  test('at the end of a month is its next moment only, since a calendar would leave months out', () => {
    const { event, text } = read(reminder('month', 'Europe/Berlin', '2026-12-31T08:00:00.000Z'));
    expect(text).not.toContain('RRULE');
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-31T08:00:00.000Z');
  });
});
