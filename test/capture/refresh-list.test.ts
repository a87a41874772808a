import { describe, expect, it } from 'vitest';
import {
  comparePosting,
  type EarlierPosting,
  type FetchResult,
  politeQueue,
  readList,
} from '../../src/capture/index.ts';
import { type Draft, emptyFields } from '../../src/domain/draft.ts';
import { outsideError } from '../../src/errors.ts';

const fields = {
  ...emptyFields(),
  title: 'Gardener',
  company: 'Moss',
  locations: ['Ghent'],
  expiresOn: '2026-12-01',
  externalId: '7',
};
const earlier: EarlierPosting = { fields, description: 'Tend the garden.\n- Dig\n- Plant', goneSince: null };
const TODAY = '2026-11-22';

function found(
  change: Partial<Draft['fields']> = {},
  description: string | null = earlier.description,
  more: Partial<FetchResult> = {},
): FetchResult {
  const draft: Draft = {
    fields: { ...fields, ...change },
    description,
    snapshot: null,
    provenance: {},
    warnings: [],
    isPosting: true,
    canonicalKey: null,
  };
  return { outcome: 'read', draft, error: null, status: 200, isGone: false, lostNumber: false, ...more };
}

describe('looking again', () => {
  it('finds nothing changed, by the server’s word or by comparing', () => {
    expect(comparePosting(earlier, found(), TODAY).outcome).toBe('unchanged');
    expect(
      comparePosting(earlier, found({}, null, { outcome: 'unchanged', status: 304 }), TODAY).outcome,
    ).toBe('unchanged');
    expect(comparePosting(earlier, found({}, 'Tend the garden.\n\n- Dig\n- Plant\n'), TODAY).outcome).toBe(
      'unchanged',
    );
  });

  it('says field by field and line by line what changed', () => {
    const { outcome, changes, textDiff } = comparePosting(
      earlier,
      found({ expiresOn: '2026-12-15' }, 'Tend the garden.\n- Dig\n- Sow'),
      TODAY,
    );
    expect(outcome).toBe('changed');
    expect(changes[0]).toEqual({ field: 'expiresOn', from: '2026-12-01', to: '2026-12-15' });
    expect(textDiff).toBe('- - Plant\n+ - Sow');
  });

  it('leaves what the user set, and what is not found this time', () => {
    expect(
      comparePosting({ ...earlier, handSet: ['expiresOn'] }, found({ expiresOn: '2027-01-01' }), TODAY)
        .outcome,
    ).toBe('unchanged');
    expect(comparePosting(earlier, found({ expiresOn: null, locations: [] }, null), TODAY).outcome).toBe(
      'unchanged',
    );
  });

  it('closes on the posting’s word, or when it is gone on two days', () => {
    expect(comparePosting(earlier, found({ postingState: 'closed' }), TODAY).outcome).toBe('closed');
    const gone = found({}, null, {
      outcome: 'stub',
      isGone: true,
      status: 404,
      error: outsideError('gone', 'Gone.'),
    });
    expect(comparePosting(earlier, gone, TODAY)).toMatchObject({ outcome: 'uncertain', goneSince: TODAY });
    expect(comparePosting({ ...earlier, goneSince: TODAY }, gone, TODAY).outcome).toBe('uncertain');
    expect(comparePosting({ ...earlier, goneSince: '2026-11-20' }, gone, TODAY).outcome).toBe('closed');
    expect(comparePosting({ ...earlier, goneSince: '2026-11-20' }, found(), TODAY).goneSince).toBeNull();
  });

  it('is uncertain before a wall, after a lost number, before another posting or a list', () => {
    const wall = found({}, null, { outcome: 'stub', error: outsideError('bot-wall', 'A wall.') });
    const other = found({ title: 'Plumber', company: 'Pipes', externalId: '9' }, 'Mend pipes.');
    const list = found();
    list.draft.isPosting = false;
    for (const one of [wall, found({}, 'x', { lostNumber: true }), other, list]) {
      expect(comparePosting(earlier, one, TODAY)).toMatchObject({ outcome: 'uncertain', changes: [] });
    }
  });
});

describe('a list of links', () => {
  it('is read from lines, CSV and JSON, each link once', () => {
    expect(
      readList('# mine\nhttps://a.example/1\n- [x](https://a.example/2)\nhttps://a.example/1\nnothing').map(
        (one) => [one.url, one.line],
      ),
    ).toEqual([
      ['https://a.example/1', 2],
      ['https://a.example/2', 3],
    ]);
    expect(readList('company;URL;Title\n"Moss; Co";https://a.example/1;Gardener')).toEqual([
      { url: 'https://a.example/1', title: 'Gardener', company: 'Moss; Co', line: 2 },
    ]);
    expect(readList('url\nhttps://a.example/1')).toHaveLength(1);
    expect(readList('[{"company_name":"Moss","url":"https://a.example/1"}]')).toMatchObject([
      { company: 'Moss', url: 'https://a.example/1' },
    ]);
    expect(() => readList('no links here')).toThrow(expect.objectContaining({ code: 'no-links' }));
  });
});

describe('the queue', () => {
  it('keeps order, goes a few at a time, one a host with a gap', async () => {
    const sleeps: number[] = [];
    let [now, most] = [0, 0];
    const perHost = new Map<string, number>();
    const items = ['a1', 'a2', 'b1', 'a3', 'c1', 'd1', 'e1'];
    const results = await politeQueue(
      items,
      (one) => one[0]!,
      async (one) => {
        const host = one[0]!;
        perHost.set(host, (perHost.get(host) ?? 0) + 1);
        expect(perHost.get(host)).toBe(1);
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 5));
        now--;
        perHost.set(host, 0);
        return one.toUpperCase();
      },
      { atOnce: 3, gapMs: 700, sleep: async (ms) => void sleeps.push(ms) },
    );
    expect(results).toEqual(items.map((one) => one.toUpperCase()));
    expect(most).toBeLessThanOrEqual(3);
    expect(sleeps).toEqual([700, 700]);
  });
});
