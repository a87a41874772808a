/** Key skills come back as they were put in, with the skills that will do as well. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import type { KeySkill } from '../../src/domain/records.ts';
import { openStore, type Store } from '../../src/store/index.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:', () => new Date('2026-11-22T12:00:00Z'));
});
afterEach(() => store.close());

const skill = (name: string, choice: KeySkill['choice'] = null): KeySkill => ({
  name,
  relevance: 70,
  required: true,
  years: null,
  evidence: `${name} or so.`,
  kind: 'tool',
  choice,
});

test('choices are kept by skill and forgotten with them', () => {
  const job = store.write({ command: 'save', summary: 'a job' }, () =>
    store.jobs.add({
      fields: { ...emptyFields(), title: 'a job' },
      canonicalKey: null,
      status: 'saved',
      savedAt: '2026-11-01T00:00:00Z',
    }),
  ).value;
  const put = (skills: KeySkill[]) => store.record(() => store.skills.replace(job, skills));
  const choice = { group: 1, said: 'one-of' } as const;
  put([skill('Pulumi', choice), skill('Terraform', choice), skill('SQL')]);
  expect(store.skills.of(job)).toEqual([skill('Pulumi', choice), skill('Terraform', choice), skill('SQL')]);
  put([skill('SQL'), skill('Pulumi')]);
  expect(store.skills.of(job)).toEqual([skill('SQL'), skill('Pulumi')]);
});
