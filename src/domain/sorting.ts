/** What a list of jobs can be sorted by. */
export const SORT_KEYS = [
  'updated',
  'saved',
  'applied',
  'posted',
  'deadline',
  'title',
  'company',
  'status',
  'salary',
  'match',
  'id',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  key: SortKey;
  descending: boolean;
}
