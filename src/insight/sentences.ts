// A text without a full stop must not make every look at it as long as the text.
const REACH = 500;

/** The sentence of a line that holds an offset, trimmed and at most some 500 characters to either side; offsets into the whole text. */
export function sentenceAt(
  text: string,
  lineStart: number,
  lineEnd: number,
  at: number,
): { start: number; end: number } {
  const from = Math.max(lineStart, at - REACH);
  const to = Math.min(lineEnd, at + REACH);
  let start = from > lineStart ? wordAfter(text, from, at) : from;
  let end = to < lineEnd ? wordBefore(text, to, at) : to;
  for (let i = at - 1; i > from; i -= 1)
    if (isEnd(text, i)) {
      start = i + 1;
      break;
    }
  for (let i = at; i < to; i += 1)
    if (isEnd(text, i)) {
      end = i + 1;
      break;
    }
  while (start < end && text.charCodeAt(start) <= 32) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1;
  return { start, end };
}

// Where a sentence is cut, a word is not.
function wordAfter(text: string, from: number, at: number): number {
  const blank = text.indexOf(' ', from);
  return blank < 0 || blank >= at ? from : blank + 1;
}

function wordBefore(text: string, to: number, at: number): number {
  const blank = text.lastIndexOf(' ', to);
  return blank <= at ? to : blank;
}

function isEnd(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c !== 46 && c !== 33 && c !== 63 && c !== 59) return false;
  if (text.charCodeAt(i + 1) > 32) return false;
  return !/\b(?:e\.g|i\.e|etc|incl|approx|bzw|z\.B|inc|vs|no|min|max|sr|jr|dr|mr|ms)$/i.test(
    text.slice(Math.max(0, i - 6), i),
  );
}

/** A line cut into its sentences. */
export function sentencesOf(line: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (from < line.length) {
    const { start, end } = sentenceAt(line, from, line.length, from);
    if (end > start) found.push(line.slice(start, end));
    from = Math.max(end, from + 1);
    while (from < line.length && line.charCodeAt(from) <= 32) from += 1;
  }
  return found;
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const YEARS =
  /(?<![\d.])(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*\(\d{1,2}\))?\s*(?:\+|plus|or more)?\s*(?:(?:-|–|to|bis|à)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?|jahren?|ans|años|jaar|let|roky|lat|lata)\b(?!\s+(?:old|of age|ago))/gi;

/** The years a sentence asks for a skill that stands at these offsets of it; null if none. The lower end of a range. */
export function yearsIn(sentence: string, start: number, end: number): number | null {
  let nearest: number | null = null;
  let distance = 130;
  for (const m of sentence.matchAll(YEARS)) {
    const from = m.index;
    const to = from + m[0].length;
    // "5 years of Java" reaches forward; "Java (5 years)" only a little way back.
    const away = to <= start ? start - to : from >= end ? (from - end) * 6 : 0;
    if (away < distance) {
      distance = away;
      const word = m[1]!.toLowerCase();
      nearest = /^\d/.test(word) ? Number(word) : NUMBERS.indexOf(word);
    }
  }
  return nearest !== null && nearest > 0 && nearest <= 40 ? nearest : null;
}
