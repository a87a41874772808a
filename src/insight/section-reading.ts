import { type Atoms, atomsOf } from './section-atoms.ts';
import { type Head, readHeadings } from './section-headings.ts';
import { type PostingLine, readLines } from './section-lines.ts';

/** A posting made ready for the learnt models: its lines, what they are made of, and what the rules of headings see. */
export interface Reading {
  lines: PostingLine[];
  atoms: Atoms[];
  heads: (Head | null)[];
  signs: number[][];
  /** How each line is dressed, and how the headings are whose words are known, as bits. */
  formats: { ofLine: number[]; ofHeadings: number };
}

/** Cuts a posting into lines and reads what the models look at. */
export function readPosting(text: string): Reading {
  const lines = readLines(text);
  const heads = readHeadings(lines);
  const ofLine = lines.map(formatOf);
  let ofHeadings = 0;
  heads.forEach((head, i) => {
    if (head?.kind && head.rest === '') ofHeadings |= 1 << ofLine[i]!;
  });
  return {
    lines,
    atoms: lines.map((line) => atomsOf(line.text)),
    heads,
    signs: lines.map((line) => signsOf(line.raw)),
    formats: { ofLine, ofHeadings },
  };
}

/** How a line is dressed: marked, with a colon, in capitals, or plain with and without a gap before it. */
function formatOf({ raw, blankBefore, bulleted }: PostingLine): number {
  if (bulleted) return 0;
  if (/^(?:#|\*\*)/.test(raw)) return 1;
  if (/[:：]$/.test(raw)) return blankBefore ? 2 : 3;
  if (raw.length < 80 && raw === raw.toUpperCase()) return 4;
  return blankBefore ? 5 : 6;
}

const SIGNS: ((text: string) => boolean)[] = [
  (text) => /[.。]$/.test(text),
  (text) => /[:：]\s*(?:\*\*)?$/.test(text),
  (text) => /[?？]/.test(text),
  (text) => /[!！]$/.test(text),
  (text) => /\d/.test(text),
  (text) => /https?:|www\.|@/.test(text),
  (text) => /[$€£¥₽]|\b(?:USD|EUR|GBP|PLN|SEK|CZK)\b/.test(text),
  (text) => text === text.toUpperCase(),
  (text) => /[;,；]$/.test(text),
  (text) => /^.{2,40}[:：] \S/.test(text),
  (text) => /[•|·–]/.test(text),
  (text) => text.charAt(0) !== text.charAt(0).toUpperCase(),
  (text) => /^(?:#|\*\*)/.test(text),
  (text) => /#\w/.test(text),
];

function signsOf(raw: string): number[] {
  const text = raw.length > 1200 ? raw.slice(0, 600) + raw.slice(-600) : raw;
  const found: number[] = [];
  SIGNS.forEach((has, i) => {
    if (has(text)) found.push(i);
  });
  return found;
}
