/** The number a word names a job by: `7`, `#7` and, since a shell eats that, `j7`; null for every other word. */
export function jobNumber(word: string): number | null {
  const digits = /^[#j]?(\d{1,15})$/i.exec(word.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** True for `#7` and `j7`, which name a job whatever files and subcommands there are. */
export const isMarkedNumber = (word: string): boolean => /^[#j]\d{1,15}$/i.test(word.trim());

/** The words of a list such as `6,7,j9`; a word that is no list of numbers is given back alone. */
export function eachNumber(word: string): string[] {
  const parts = word
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 1 && parts.every((part) => jobNumber(part) !== null) ? parts : [word];
}

/** The jobs a row of words begins with, and what is left: the first names one, further numbers are more of them. */
export function jobsAndRest(words: readonly string[]): { jobs: string[]; rest: string[] } {
  const [first, ...more] = words;
  if (first === undefined) return { jobs: [], rest: [] };
  const end = more.findIndex((word) => eachNumber(word).some((each) => jobNumber(each) === null));
  const isNumber = eachNumber(first).every((each) => jobNumber(each) !== null);
  const count = !isNumber ? 0 : end < 0 ? more.length : end;
  return { jobs: [first, ...more.slice(0, count)].flatMap(eachNumber), rest: more.slice(count) };
}
