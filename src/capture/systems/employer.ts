import { cleanText, folded } from '../text/lines.ts';

// Systems where a board is named by its employer; elsewhere it is a tenant's number or a site.
const NAMED_BY_EMPLOYER = new Set([
  'greenhouse',
  'lever',
  'ashby',
  'workable',
  'smartrecruiters',
  'recruitee',
  'personio',
  'teamtailor',
  'bamboohr',
  'pinpoint',
  'rippling',
]);

/** The employer a board's name stands for, as the posting's text writes it where it does; null at other systems. */
export function employerOfBoard(system: string, board: string, text: string | null): string | null {
  if (!NAMED_BY_EMPLOYER.has(system)) return null;
  let name = board;
  try {
    name = decodeURIComponent(board);
  } catch {}
  name = cleanText(name)
    .replace(/[-_+]+/g, ' ')
    .replace(/(?<=[a-z])\d+$/, '')
    .trim();
  return writtenIn(text ?? '', name) ?? name.replace(/(?<!\S)\p{Ll}/gu, (c) => c.toUpperCase());
}

const closed = (text: string): string => folded(text).replaceAll(' ', '');

// "mosssons" is "Moss & Sons" where the text says so.
function writtenIn(text: string, name: string): string | null {
  const wanted = closed(name);
  if (wanted.length < 3) return null;
  const words = text.slice(0, 20_000).match(/[\p{L}\p{N}&.'’-]+/gu) ?? [];
  const plain = words.map(closed);
  for (let i = 0; i < words.length; i++) {
    if (!/^[\p{Lu}\d]/u.test(words[i]!) || !wanted.startsWith(plain[i]!) || plain[i] === '') continue;
    let joined = '';
    for (let n = 0; n < 5 && i + n < words.length && joined.length < wanted.length; n++) {
      joined += plain[i + n]!;
      if (joined === wanted)
        return words
          .slice(i, i + n + 1)
          .join(' ')
          .replace(/(?:['’]s)?[.,'’]*$/u, '');
    }
  }
  return null;
}

/** The warning that goes with a company's name read off a link. */
export const companyFromLink = (company: string) => ({
  code: 'company-from-link',
  message: `The company’s name was read off the link: ${company}.`,
});
