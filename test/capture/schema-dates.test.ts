import { expect, test } from 'vitest';
import { evidenceOf } from '../../src/capture/page/schema-posting.ts';

const dates = (datePosted: string | null, validThrough: string) => {
  const { fields } = evidenceOf({ title: 'Cook', datePosted, validThrough }, 'json-ld');
  return [fields.postedOn, fields.expiresOn, fields.expiresEvidence ?? null];
};

test('a validity that ends before it begins is a placeholder, one that ends that day is none', () => {
  expect(dates('2026-11-10', '2026-11-09')).toEqual(['2026-11-10', null, null]);
  expect(dates('2026-11-10', '2025-12-31T23:59:59Z')).toEqual(['2026-11-10', null, null]);
  expect(dates('2026-11-10', '2026-11-10')).toEqual(['2026-11-10', '2026-11-10', 'validThrough 2026-11-10']);
  expect(dates('2026-11-10', '2026-11-11')).toEqual(['2026-11-10', '2026-11-11', 'validThrough 2026-11-11']);
  expect(dates(null, '2026-11-09')).toEqual([null, '2026-11-09', 'validThrough 2026-11-09']);
});
