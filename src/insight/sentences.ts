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

// Shortened words that a name, a number or the rest of their sentence follows.
const SHORTENED = new Set(
  (
    'etc incl excl approx inc ltd corp co bros vs min max sr jr dr mr mrs ms st wm chas geo jas prof rev gen col capt lt sgt hon dept est ext fig vol ' +
    'ave blvd jan feb mar apr jun jul aug sept sep oct nov dec bzw inkl exkl ggf evtl nr str ca mind zzgl einschl vgl bspw mme mlle env ex cf ste ' +
    'sra srta dra avda aprox núm máx mín bijv evt tel np tzw ul tj godz ok św wg dot kl resp max mm např tzn mj popř č dott sig rif p.es art г ул руб тыс млн'
  ).split(' '),
);
// What a new sentence of a posting opens with, where the word before could be an initial or stand for a place.
const OPENING =
  /^(?:We|You|Your|Our|The|This|These|Apply|Please|In|If|As|It|Join|Must|What|Who|Wir|Sie|Du|Die|Der|Das|Nous|Vous|Le|La|Les|El|Los|Las|Vi|My)\b/;
const MOST_BACK = 14;

// Not the platform's own splitter: its first call costs more than reading a posting, and it cuts behind "Wm." too.
function isEnd(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c === 0x3002 || c === 0xff01 || c === 0xff1f) return true;
  if (c !== 46 && c !== 33 && c !== 63 && c !== 59) return false;
  if (text.charCodeAt(i + 1) > 32) return false;
  if (c !== 46) return true;
  let next = i + 1;
  while (next < text.length && next < i + 4 && text.charCodeAt(next) <= 32) next += 1;
  const after = text.charAt(next);
  if (after !== after.toUpperCase()) return false;
  let from = i;
  while (from > 0 && i - from < MOST_BACK && /[\p{L}.]/u.test(text.charAt(from - 1))) from -= 1;
  const word = text.slice(from, i);
  if (/^\p{L}$/u.test(word) || word.includes('.')) return OPENING.test(text.slice(next, next + 12));
  const lower = word.toLowerCase();
  if (lower === 'no') return !/\d/.test(after);
  return !SHORTENED.has(lower);
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
