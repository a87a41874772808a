/** A non-empty line of a posting: its text without bullet, where that stands in the whole, and how the line looks. */
export interface PostingLine {
  /** The line as written, blanks at both ends taken off. */
  raw: string;
  text: string;
  start: number;
  end: number;
  rawStart: number;
  bulleted: boolean;
  blankBefore: boolean;
  /** True where the next non-empty line has a bullet. */
  listFollows: boolean;
}

const BULLET =
  /^(?:[-–—−•*·●○◦▪▫■□‣⁃►▶➢➤→✓✔☑✅❖◆◇»>+~・◎※]|\d{1,2}[.)]|[a-z]\)|\(\d{1,2}\))(?:\s+|(?=[\p{L}]))/u;

const isBold = (raw: string): boolean => raw.charCodeAt(0) === 42 && raw.charCodeAt(1) === 42;

/** The bullet or number at the start of a line, with the blanks behind it; empty where there is none. */
export function bulletOf(raw: string): string {
  return isBold(raw) ? '' : (BULLET.exec(raw)?.[0] ?? '');
}

/** Cuts a text into its non-empty lines, in one pass. */
export function readLines(text: string): PostingLine[] {
  const lines: PostingLine[] = [];
  const length = text.length;
  let from = 0;
  let blankBefore = true;
  while (from <= length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = length;
    let a = from;
    let b = to;
    while (a < b && isBlank(text.charCodeAt(a))) a += 1;
    while (b > a && isBlank(text.charCodeAt(b - 1))) b -= 1;
    from = to + 1;
    if (a === b) {
      blankBefore = true;
      continue;
    }
    const raw = text.slice(a, b);
    const bullet = bulletOf(raw);
    const last = lines[lines.length - 1];
    if (last) last.listFollows = bullet !== '';
    lines.push({
      raw,
      text: raw.slice(bullet.length),
      start: a + bullet.length,
      end: b,
      rawStart: a,
      bulleted: bullet !== '',
      blankBefore,
      listFollows: false,
    });
    blankBefore = false;
  }
  return lines;
}

// What `trim` takes for blank, which is how the lines of labelled postings are counted.
function isBlank(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}
