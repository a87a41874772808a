import { GAP, stem, type Tokens, tokenize } from './tokens.ts';

/** A run of words that names something, with its offsets in the text it was cut from. */
export interface Phrase {
  text: string;
  start: number;
  end: number;
}

const set = (words: string): Set<string> => new Set(words.trim().split(/\s+/).map(stem));

const SMALL = set(
  'the a an and or of in on at to for with from by as is are be been being was were has have had do does will would can could should may must not no if then than that this these those it its they them their there we us our you your yourself he she who which what when where how all any both each every few more most other some such only own same very just also about above after before between during into through under until up down out off over per via within without across among around toward towards upon while because but however either etc including include includes like well new high highly strong good excellent great deep solid proven various multiple several many relevant appropriate necessary required timely effective effectively efficient efficiently accurate accurately key daily weekly monthly regular regularly ongoing overall general related complex day-to-day best full wide range variety closely directly internal external based ensure ensuring needed assigned possible quality additional specific similar different current existing next first one two three days day years year week month time times way ways part level levels high-quality successful successfully our own able ability strongly proactively independently together other as well duties duty other',
);
const VERBS = set(
  'manage lead develop design build create maintain support assist provide perform prepare conduct coordinate drive deliver implement analyze analyse review monitor plan organize organise oversee operate execute handle process research write draft advise negotiate train teach supervise administer install repair test inspect evaluate assess document report track identify improve optimize optimise define establish produce present promote sell schedule order clean cook serve load unload drive pack pick weld wire measure calculate diagnose treat administer collect interpret translate edit publish audit reconcile file answer greet resolve investigate collaborate contribute participate own shape set run work help make take use apply follow keep ensure facilitate liaise act respond communicate meet achieve increase reduce grow complete conduct guide mentor represent source recruit interview configure deploy integrate debug automate program model forecast budget calibrate validate verify control responsible entwickeln betreuen planen',
);
const EMPTY = set(
  'team teams company business organisation organization customer customers client clients stakeholder stakeholders people role position job jobs work tasks task duties duty problem problems issue issues need needs goal goals result results opportunity opportunities project projects member members colleague colleagues solution solutions product products service services process processes activity activities information environment candidate area areas requirement requirements standard standards experience skills knowledge manager managers department departments policy policies procedure procedures system systems operation operations action actions support staff data',
);

/** True for a verb of doing in English, in any of its forms, lower-case. */
export const isDoing = (word: string): boolean =>
  VERBS.has(word) || VERBS.has(stem(word)) || VERBS.has(word.replace(/(?:e?s|ing|e?d)$/, ''));

/** What a line of duties is about: the things its leading verbs act on, "Conduct lease audits" giving "lease audits". Two to four words each. */
export function dutyPhrases(line: string, offset: number): Phrase[] {
  const tokens = tokenize(line);
  const { word, gap } = tokens;
  const found: Phrase[] = [];
  let seenVerb = false;
  let from = -1;
  const close = (to: number): void => {
    if (from >= 0 && to - from >= 2 && to - from <= 4) keep(tokens, from, to, offset, found);
    from = -1;
  };
  const n = Math.min(word.length, 24);
  for (let i = 0; i < n; i += 1) {
    const w = word[i]!;
    if (gap[i] === GAP.stop && i > 0) {
      close(i);
      break;
    }
    if (gap[i]! > GAP.joint) close(i);
    const verb =
      VERBS.has(w) ||
      (i === 0 && /(?:ing|es|ate|ize|ise)$/.test(w)) ||
      VERBS.has(w.replace(/(?:e?s|ing|e?d)$/, ''));
    if (verb && (from < 0 || SMALL.has(word[i - 1] ?? ''))) {
      seenVerb = true;
      close(i);
    } else if (SMALL.has(w) || /^\d/.test(w)) close(i);
    else if (seenVerb && from < 0) from = i;
  }
  close(n);
  return found.slice(0, 3);
}

const KNOWN_BY = set(
  'experience knowledge skills certification certificate license licence qualification background expertise proficiency literacy',
);

/** What stands before "experience", "skills" or "certification": "glazing experience" gives "glazing". */
export function heldPhrases(line: string, offset: number): Phrase[] {
  const tokens = tokenize(line);
  const { word, gap } = tokens;
  const found: Phrase[] = [];
  for (let i = 1; i < word.length; i += 1) {
    if (!KNOWN_BY.has(word[i]!) || gap[i] !== GAP.space) continue;
    let from = i;
    while (
      from > 0 &&
      i - from < 3 &&
      gap[from] === GAP.space &&
      !SMALL.has(word[from - 1]!) &&
      !KNOWN_BY.has(word[from - 1]!) &&
      !VERBS.has(word[from - 1]!) &&
      !/^\d|ed$/.test(word[from - 1]!)
    )
      from -= 1;
    if (from < i) keep(tokens, from, i, offset, found);
  }
  return found;
}

function keep(
  { word, start, end, text }: Tokens,
  from: number,
  to: number,
  offset: number,
  found: Phrase[],
): void {
  if (word.slice(from, to).every((w) => EMPTY.has(w) || w.length < 2)) return;
  if (/ly$/.test(word[from]!) || VERBS.has(word[to - 1]!) || /ed$/.test(word[to - 1]!)) return;
  const a = start[from]!;
  const b = end[to - 1]!;
  found.push({ text: text.slice(a, b), start: offset + a, end: offset + b });
}
