import { usageError } from '../../errors.ts';

/** Tags as typed: split at commas, a leading # or + dropped, in lower case, each once. */
export function tagsOf(words: string[]): string[] {
  const tags = words
    .flatMap((word) => word.split(','))
    .map((word) => word.trim().replace(/^[#+]/, '').toLowerCase());
  for (const tag of tags) {
    if (/\s/.test(tag))
      throw usageError('bad-tag', `A tag is one word: "${tag}".`, [`Write ${tag.replace(/\s+/g, '-')}.`]);
  }
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
