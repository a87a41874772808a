import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { STAGES } from '../../src/domain/stages.ts';
import { csvColumns, toCsv } from '../../src/exchange/export/csv.ts';
import { toIcs } from '../../src/exchange/export/ics.ts';
import { toMarkdown } from '../../src/exchange/export/markdown.ts';
import type { ExportedJob } from '../../src/exchange/export/record.ts';
import { makeRedactor } from '../../src/exchange/export/redact.ts';
import { flowsOf, pathOf, toMermaid, toSankeymatic } from '../../src/exchange/export/sankey.ts';

const moves = (...stages: string[]): ExportedJob['journey'] =>
  stages.map((to, i) => ({
    at: `2026-10-0${i + 1}T09:00:00.000Z`,
    kind: i === 0 ? 'saved' : 'status',
    from: stages[i - 1] ?? null,
    to,
    text: 'seen at the fair',
    by: 'user',
    via: null,
  }));

const made = (extra: Partial<ExportedJob> = {}): ExportedJob => ({
  ...emptyFields(),
  id: 1,
  uid: '01930000-0000-7000-8000-000000000001',
  title: 'Baker',
  company: 'Crumb & Co',
  status: 'saved',
  group: 'saved',
  savedAt: '2026-10-01T09:00:00.000Z',
  trackedAt: null,
  appliedOn: null,
  updatedAt: '2026-10-01T09:00:00.000Z',
  tags: ['near', 'dream'],
  matchScore: null,
  nextReminder: null,
  offer: null,
  description: 'Bread before dawn.',
  notes: [],
  journey: moves('saved'),
  reminders: [],
  interviews: [],
  contacts: [],
  ...extra,
});

const note = (body: string) => ({ id: 1, body, createdAt: '2026-10-01', updatedAt: '2026-10-01' });

describe('csv', () => {
  it('is read back by a CSV reader, cell for cell', () => {
    const job = made({
      title: 'Baker, "night"',
      locations: ['Graz', 'Linz'],
      salary: { min: 17.5, max: null, currency: 'EUR', period: 'hour' },
      notes: [note('first\nsecond, line')],
      journey: moves('saved', 'applied'),
    });
    const text = [...toCsv([job], { bom: true })].join('');
    expect(text.startsWith('\ufefftitle,company')).toBe(true);
    const [row] = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(row).toMatchObject({
      title: 'Baker, "night"',
      locations: 'Graz; Linz',
      salaryMin: '17.5',
      salaryMax: '',
      notes: 'first\nsecond, line',
      tags: 'near; dream',
      stageHistory: '2026-10-01T09:00:00.000Z saved; 2026-10-02T09:00:00.000Z applied',
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps a spreadsheet from running %j',
    (title) => {
      const [, row] = [...toCsv([made({ title })], { columns: ['title'] })];
      expect(row!.replace(/^"/, '')[0]).toBe("'");
    },
  );

  it('takes columns by name and names the nearest', () => {
    expect(csvColumns('Company, expireson')).toEqual(['company', 'expiresOn']);
    expect(() => csvColumns('compny')).toThrow(/no column "compny"/);
  });
});

describe('markdown', () => {
  it('shows the job and marks nothing up that a stranger wrote', () => {
    const text = [
      ...toMarkdown(
        [made({ title: '# Not *a* heading <script>', url: 'https://x.example/1', notes: [note('```\nhi')] })],
        '2026-11-22',
      ),
    ].join('');
    expect(text).toContain('## \\# Not \\*a\\* heading \\<script\\>, Crumb & Co');
    expect(text).toContain('<https://x.example/1>');
    expect(text).toContain('````text\n```\nhi\n````');
  });
});

describe('the Sankey as text', () => {
  const jobs = [
    made({ status: 'rejected', journey: moves('saved', 'applied', 'rejected') }),
    made({ status: 'rejected', journey: moves('saved', 'applied', 'interview', 'rejected') }),
    made({ status: 'applied', journey: moves('saved', 'applied', 'interview', 'applied') }),
  ];

  it('counts each way once and forwards', () => {
    expect(pathOf(jobs[2]!, STAGES)).toEqual(['saved', 'applied']);
    expect(flowsOf(jobs, STAGES)).toEqual([
      { from: 'saved', to: 'applied', jobs: 3 },
      { from: 'applied', to: 'interview', jobs: 1 },
      { from: 'applied', to: 'rejected', jobs: 1 },
      { from: 'interview', to: 'rejected', jobs: 1 },
    ]);
  });

  it('speaks both languages', () => {
    const flows = [{ from: 'take "home", test', to: "boss's [final]", jobs: 2 }];
    expect(toMermaid(flows)).toBe('sankey-beta\n\n"take ""home"", test","boss\'s [final]",2\n');
    expect(toSankeymatic(flows)).toBe('take "home", test [2] boss s final\n');
  });
});

describe('redacted', () => {
  it('holds no name, note, link or contact, and keeps the shape of the search', () => {
    const redact = makeRedactor();
    const job = made({
      title: 'Baker at Crumb & Co',
      url: 'https://crumb.example/jobs/1',
      source: 'crumb.example',
      notes: [note('secret')],
      contacts: [
        {
          id: 1,
          uid: 'u',
          job: 1,
          name: 'Ida',
          role: null,
          email: 'i@crumb.example',
          phone: null,
          link: null,
        },
      ],
    });
    const text = JSON.stringify([redact(job), redact(made())]);
    for (const word of ['Crumb', 'crumb', 'Ida', 'secret', 'dawn', 'fair']) expect(text).not.toContain(word);
    expect(redact(made({ company: 'Other' })).company).toBe('Company 2');
    expect(redact(job).journey.map((e) => e.to)).toEqual(['saved']);
  });
});

describe('the calendar', () => {
  const interview = {
    id: 1,
    uid: '01930000-0000-7000-8000-00000000000a',
    job: 1,
    at: '2026-12-01T13:00:00.000Z',
    zone: 'Europe/Vienna',
    minutes: 45,
    round: 'Second round; with cake, maybe',
    with: 'Ida\nBoss',
    where: 'Graz',
    outcome: null,
    outcomeNote: null,
  };
  const reminder = {
    id: 1,
    uid: '01930000-0000-7000-8000-00000000000b',
    job: null,
    message: 'Ask the chamber',
    dueAt: '2026-12-02T08:00:00.000Z',
    zone: 'Europe/Vienna',
    repeat: null,
    state: 'waiting' as const,
    why: 'user' as const,
    interview: null,
  };
  const job = made({ expiresOn: '2026-12-24', url: 'https://x.example/1', interviews: [interview] });
  const events = (input: Partial<Parameters<typeof toIcs>[0]>) => {
    const text = toIcs({
      jobs: [job],
      general: [reminder],
      sequences: new Map(),
      now: new Date(0),
      ...input,
    });
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c));
  };

  it('is read back by a calendar library with its moments, days and alarms', () => {
    const [deadline, talk, general] = events({});
    expect(deadline!.uid).toBe(`${job.uid}-deadline`);
    expect(deadline!.startDate.isDate).toBe(true);
    expect(deadline!.startDate.toString()).toBe('2026-12-24');
    expect(deadline!.endDate.toString()).toBe('2026-12-25');
    expect(talk!.summary).toBe('Second round; with cake, maybe: Baker, Crumb & Co');
    expect(talk!.startDate.toJSDate().toISOString()).toBe(interview.at);
    expect(talk!.duration.toSeconds()).toBe(45 * 60);
    expect(talk!.description).toBe('With Ida\nBoss');
    const triggers = talk!.component
      .getAllSubcomponents('valarm')
      .map((a) => a.getFirstPropertyValue('trigger')!.toString());
    expect(triggers).toEqual(['-P1D', '-PT1H']);
    expect(general!.startDate.toJSDate().toISOString()).toBe(reminder.dueAt);
  });

  it('counts changes, and leaves out what is done or called off', () => {
    const sequences = new Map([[interview.uid, 3]]);
    expect(events({ sequences })[1]!.sequence).toBe(3);
    expect(events({ general: [{ ...reminder, state: 'done' }] })).toHaveLength(2);
    expect(
      events({ jobs: [made({ ...job, interviews: [], group: 'closed', status: 'expired' })] }),
    ).toHaveLength(1);
  });
});
