/** Saving without typing, and picking what was left out, at a real terminal of several widths. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { canType, openTerminal, type Typed } from '../support/typed-terminal.ts';

// Somebody types, and a loaded machine answers in its own time.
vi.setConfig({ testTimeout: 90_000 });

// Two empty lines in it, lines that are keys of the review, one longer than a terminal's own reading takes.
const POSTING = `Head Gardener
Company: Fernhill Estate
Location: Cork, Ireland

q


What you will do
- Keep the roses of the estate, and lead a team of three.
s
- ${'Prune every hedge between the lake and the orchard. '.repeat(120)}

What you bring
- Five years of experience in a large garden.

Application deadline: 1 March 2020
`;

let typed: Typed;
afterEach(() => typed.close());

/** A terminal whose clipboard holds a text: clipboardy asks xsel for it. */
function withClipboard(text: string, columns: number): Typed {
  const terminal = openTerminal({ columns });
  const bin = join(terminal.home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'held'), text);
  writeFileSync(join(bin, 'xsel'), `#!/bin/sh\nexec cat '${bin}/held'\n`);
  chmodSync(join(bin, 'xsel'), 0o755);
  terminal.type(`PATH=${bin}:$PATH`);
  terminal.press('Enter');
  return terminal;
}

const fits = (seen: string, columns: number): void => {
  for (const line of seen.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
};

const jobs = (): { title: string | null; status: string; description: string }[] =>
  typed.look((store) =>
    store.jobs
      .list({
        query: { terms: [] },
        today: '2026-11-22',
        sort: { key: 'id', descending: false },
        limit: null,
      })
      .jobs.map(({ id, title, status }) => ({
        title,
        status,
        description: store.postings.latest(id)?.description ?? '',
      })),
  );

describe.skipIf(!canType).each([80, 120, 40])('at %i columns', (columns) => {
  test('a paste is one piece, reviewed, and Enter keeps it', async () => {
    typed = openTerminal({ columns });
    await typed.enter('jt save');
    fits(await typed.until('Paste a link or the whole posting.'), columns);
    typed.paste(POSTING);
    const seen = await typed.until(/q\s+ends\./);
    expect(seen).toMatch(/Pasted \d+ lines/);
    expect(seen).toContain('Head Gardener');
    expect(seen).toMatch(/Not found +pay, workplace/);
    expect(seen).toMatch(/Deadline +passed:/);
    expect(seen).toContain('Match');
    // Wrong keys do nothing, nor does another paste.
    typed.type('xyz 1');
    typed.press('Up', 'Tab', 'BSpace');
    typed.paste('q\n\ny\n');
    typed.press('Enter');
    expect(await typed.until(/\[exit \d+\]/)).toContain('Saved #1 Head Gardener, Fernhill Estate');
    const [job, ...more] = jobs();
    expect(more).toEqual([]);
    expect(job!.description).toContain('orchard. '.repeat(1).trim());
    expect(job!.description.match(/orchard/g)).toHaveLength(120);
    expect(job!.description).toContain('Five years of experience');
  });

  test('the clipboard is taken when it holds a posting, and said so', async () => {
    typed = withClipboard(POSTING, columns);
    await typed.enter('jt save');
    const seen = await typed.until(/q\s+ends\./);
    expect(seen.replace(/\s+/g, ' ')).toContain('The clipboard holds a posting');
    expect(seen).toContain('Head Gardener');
    typed.press('Enter');
    await typed.until(/e\s+edits/);
    typed.type('t');
    expect(await typed.until('[exit 0]')).toContain('Saved and tracking #1 Head Gardener');
    expect(jobs()).toMatchObject([{ title: 'Head Gardener', status: 'preparing' }]);
    expect(typed.look((store) => store.history(9))).toHaveLength(1);
  });

  test('a left-out job is picked: a filter, then several by space', async () => {
    typed = openTerminal({ columns });
    typed.seed(['Data Engineer', 'Archivist', 'Data Analyst', 'Baker', 'Data Steward']);
    await typed.enter('jt status rejected');
    fits(await typed.until(/Esc\s+leaves/), columns);
    typed.type('data');
    await typed.until(/rejected\? data|\? data|… data/);
    expect(typed.screen()).not.toContain('Archivist');
    typed.press('Space', 'Down', 'Down', 'Space');
    const seen = await typed.until(/Enter\s+takes\s+2/);
    expect(seen.match(/\[x\]/g)).toHaveLength(2);
    fits(seen, columns);
    typed.press('Enter');
    await typed.until('[exit 0]');
    expect(jobs().map(({ title, status }) => (status === 'rejected' ? title : null))).toEqual([
      'Data Engineer',
      null,
      null,
      null,
      'Data Steward',
    ]);
    expect(typed.look((store) => store.history(1))).toMatchObject([{ command: 'status' }]);
  });
});

describe.skipIf(!canType)('a picker', () => {
  test('of one: company and stage are filters too, Esc leaves', async () => {
    typed = openTerminal();
    typed.seed(['Baker'], 'Crumb');
    typed.seed(['Carver'], 'Chisel');
    typed.look((store) => store.write({ command: 'test', summary: 'x' }, () => store.notes.add(2, 'oak')));
    await typed.enter('jt show');
    await typed.until(/Esc\s+leaves/);
    typed.type('saved chis');
    await typed.until(/Which job\? saved chis/);
    typed.press('Enter');
    const seen = await typed.until('[exit 0]');
    expect(seen).toContain('oak');
    await typed.enter('jt remove');
    await typed.until(/Esc\s+leaves/);
    typed.press('Escape');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(jobs()).toHaveLength(2);
  });

  test('opens for every command', async () => {
    typed = openTerminal();
    typed.seed(['Baker'], 'Crumb');
    for (const command of [
      'note',
      'open',
      'interview',
      'contact',
      'track',
      'compare',
      'summarize',
      'refresh',
    ]) {
      await typed.enter(`jt ${command}`);
      expect(await typed.until(/Esc\s+leaves/)).toContain('j1  saved  Baker, Crumb');
      typed.press('C-c');
      expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 130]');
    }
  });
});

describe.skipIf(!canType)('save', () => {
  test('skips, ends, and edits a field', async () => {
    typed = openTerminal();
    writeFileSync(join(typed.home, 'one.txt'), POSTING);
    writeFileSync(join(typed.home, 'two.txt'), POSTING.replace('Head Gardener', 'Under Gardener'));
    await typed.enter('cd; jt one.txt two.txt');
    await typed.until(/Head Gardener[\s\S]*q ends/);
    typed.type('s');
    await typed.until(/Skipped[\s\S]*Under Gardener[\s\S]*q ends/);
    typed.type('e');
    await typed.until('Which field?');
    typed.type('pay');
    typed.press('Enter');
    await typed.until('none clears it');
    typed.type('plenty');
    typed.press('Enter');
    await typed.until('no pay that can be read');
    typed.type('17.50 EUR/hour');
    typed.press('Enter');
    await typed.until(/Pay +17.50 EUR\/hour/);
    typed.press('Enter');
    await typed.until('[exit 0]');
    expect(jobs()).toMatchObject([{ title: 'Under Gardener' }]);
    expect(typed.look((store) => store.postings.latest(1)?.provenance)).toMatchObject({ salary: 'user' });
  });

  test('- reads a paste of long lines and two empty ones, and its answers', async () => {
    typed = openTerminal();
    await typed.enter('jobtrail save -');
    await typed.until('Paste the posting');
    typed.paste(`A text without a name, about roses.\n\n\n${POSTING.split('\n').slice(5).join('\n')}`);
    await typed.until(/Job title|q ends/);
    if (typed.screen().includes('Job title')) {
      typed.type('Rose Keeper');
      typed.press('Enter');
    }
    await typed.until(/Company|q ends/);
    if (!typed.screen().includes('q ends')) {
      typed.type('Fernhill');
      typed.press('Enter');
    }
    await typed.until('q ends');
    typed.press('Enter');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 0]');
    expect(jobs()[0]!.description.match(/orchard/g)).toHaveLength(120);
  });

  test('typed lines end with Ctrl-D, and a question after stdin has ended is answered at the terminal', async () => {
    typed = openTerminal();
    await typed.enter('jobtrail save -');
    await typed.until('Paste the posting');
    typed.type('Baker');
    typed.press('Enter');
    typed.type('Crumb · Leeds');
    typed.press('Enter', 'C-d');
    const seen = await typed.until(/Company|q ends/);
    if (!seen.includes('q ends')) typed.press('Enter');
    await typed.until('q ends');
    typed.press('Enter');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 0]');
    expect(jobs()).toMatchObject([{ title: 'Baker' }]);
    // What a terminal's own reading gives ends with Ctrl-D too.
    await typed.enter('jobtrail note baker -');
    typed.type('from the keyboard');
    typed.press('Enter', 'C-d');
    await typed.until(/\[exit 0\]/);
    expect(typed.look((store) => store.notes.of(1))).toMatchObject([{ body: 'from the keyboard' }]);
  });

  test('a link at "Job title" is understood as one, and e opens the editor', async () => {
    typed = openTerminal();
    await typed.enter('jt save');
    await typed.until('Paste a link');
    typed.press('Enter');
    await typed.until('Job title');
    typed.type('http://127.0.0.1:9/jobs/1');
    typed.press('Enter');
    const seen = await typed.until(/\[exit \d+\]|Job title[\s\S]*Job title/);
    expect(seen).toContain('127.0.0.1');
    expect(seen).not.toContain('Title      http');
    typed.press('C-c');
    await typed.until(/\[exit \d+\]/);
    writeFileSync(
      join(typed.home, 'pen'),
      `#!/bin/sh\nprintf 'Baker\\nCrumb\\n\\nBake bread all night long.\\n' > "$1"\n`,
      {
        mode: 0o755,
      },
    );
    await typed.enter(`VISUAL=${typed.home}/pen jt save`);
    await typed.until('Paste a link');
    typed.type('e');
    await typed.until(/Baker/);
    typed.press('C-c');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 130]');
  });

  test('a clipboard that holds neither is not offered', async () => {
    typed = withClipboard('see you at seven', 100);
    await typed.enter('jt save');
    expect(await typed.until('Paste a link')).not.toContain('clipboard');
    typed.press('Escape');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 130]');
  });

  test('a pasted "yes" answers no question', async () => {
    typed = openTerminal();
    typed.seed(['Baker'], 'Crumb');
    await typed.enter('jt remove 1');
    await typed.until('Remove #1');
    typed.paste('yes\n\n');
    typed.type('n');
    typed.press('Enter');
    expect(await typed.until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(jobs()).toHaveLength(1);
  });
});
