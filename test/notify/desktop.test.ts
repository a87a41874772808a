import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver } from '../../src/notify/deliver.ts';
import { canHaveDesktop, type Desktop, startDesktop } from '../support/desktop.ts';
import { HOSTILE, notice, world } from './notice.ts';

/** dunst keeps a body as markup. */
const read = (markup: string): string =>
  markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

describe.skipIf(!canHaveDesktop())('a real desktop (Xvfb, D-Bus, dunst)', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop?.stop());

  /** What cron hands on, and no more. */
  const bare = () => world({ sessions: desktop.sessions, uid: desktop.uid, timeLimit: 10_000 });

  test("a notice arrives with title and text from cron's bare environment", async () => {
    const answer = await deliver(notice({ url: 'https://jobs.example/7?a=1&b=2' }), ['desktop'], bare());
    expect(answer).toEqual({ said: true, channel: 'desktop', reasons: [] });
    const [shown] = await desktop.shown();
    expect(shown).toMatchObject({ title: 'Tide Analyst · Harbour & Sons', app: 'jobtrail' });
    expect(read(shown!.body)).toBe('Follow up: no answer since 15 November.\nhttps://jobs.example/7?a=1&b=2');
  });

  test('XDG_RUNTIME_DIR elsewhere, and a DISPLAY beside it, still reach the same desktop', async () => {
    const env = { PATH: '/usr/bin:/bin', XDG_RUNTIME_DIR: desktop.runtime, DISPLAY: desktop.display };
    const answer = await deliver(notice(), ['desktop'], world({ env, timeLimit: 10_000 }));
    expect(answer.said).toBe(true);
    expect(await desktop.shown()).toHaveLength(1);
  });

  test.each(HOSTILE)('%j arrives as text', async (text) => {
    const answer = await deliver(notice({ title: text, body: text }), ['desktop'], bare());
    expect(answer).toEqual({ said: true, channel: 'desktop', reasons: [] });
    const shown = await desktop.shown();
    expect(shown.map(({ title, body }) => [title, read(body)])).toEqual([[text, text]]);
  });

  test('newlines, control characters and ten thousand characters', async () => {
    const text = `first\nsecond\x1b[31m\x00${'x'.repeat(10_000)}`;
    expect((await deliver(notice({ title: text, body: text }), ['desktop'], bare())).said).toBe(true);
    const [shown] = await desktop.shown();
    expect(shown!.title).toMatch(/^first secondx{100,160}…$/);
    expect(shown!.body).toBe(`first\nsecond${'x'.repeat(10_000)}`);
  });

  test('a digest names everything it holds', async () => {
    const body = Array.from(
      { length: 100 },
      (_, n) => `• Job ${n} · Company ${n}: Call <somebody> & co.`,
    ).join('\n');
    expect((await deliver(notice({ title: '100 things are due', body }), ['desktop'], bare())).said).toBe(
      true,
    );
    expect(read((await desktop.shown())[0]!.body)).toBe(body);
  });

  test('once the session has ended the next channel takes over', async () => {
    const alone = await startDesktop();
    alone.stop();
    const lines: string[] = [];
    const answer = await deliver(
      notice(),
      ['desktop', 'terminal'],
      world({ sessions: alone.sessions, uid: alone.uid, terminal: (line) => void lines.push(line) }),
    );
    expect(answer).toMatchObject({ said: true, channel: 'terminal' });
    expect(lines).toHaveLength(1);
  });
});
