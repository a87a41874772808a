import { GAP, stem, type Tokens } from './tokens.ts';

const set = (words: string): Set<string> => new Set(words.split(/\s+/).map(stem));

// The way postings ask: a noun or adjective of knowing, then (mostly) a preposition, then what is asked for.
const ASK_NOUN = set(
  'years experience knowledge understanding proficiency expertise familiarity background competence competency competences command mastery grasp exposure skills skill training qualification experiences insight comprehension fluency literacy certification specialization specialisation interest passion aptitude kenntnisse erfahrung erfahrungen connaissance connaissances experiencia conocimientos conocimiento maîtrise kennis ervaring znalost zkušenosti znajomość doświadczenie degree specialising',
);
const ASK_ADJ = set(
  'proficient familiar experienced skilled knowledgeable fluent versed competent trained certified conversant expert specialized specialised comfortable adept specialist educated qualified acquainted specializing',
);
const PREPOSITION = set(
  'in of with using on within including for into around working about at mit im de en met van s ve z w',
);
const BRIDGE = set(
  'at least one or more of the following: any some following areas area field fields discipline disciplines several various multiple both either such as like e.g eg including e.g. ie i.e',
);
const LIST_MORE = set('such like including eg ideally preferably especially particularly');

/** Where a word is asked for: the number of words since the asking began, or -1 outside; 0 is right behind it. */
export function askedFor(tokens: Tokens): Int16Array {
  const { word, gap } = tokens;
  const n = word.length;
  const asked = new Int16Array(n).fill(-1);
  let since = -1;
  for (let i = 0; i < n; i += 1) {
    const w = word[i]!;
    if (gap[i] === GAP.stop && !(since >= 0 && isSoftStop(tokens, i))) since = -1;
    if (since >= 0) {
      asked[i] = since;
      since += 1;
      if (since > 40) since = -1;
    }
    const next = word[i + 1];
    if (next === undefined) continue;
    if ((ASK_NOUN.has(w) || ASK_ADJ.has(w)) && gap[i + 1] === GAP.space && PREPOSITION.has(next)) {
      i += 1;
      if (since >= 0) asked[i] = since;
      since = 0;
    } else if (
      ASK_NOUN.has(w) &&
      (gap[i + 1] === GAP.stop || gap[i + 1] === GAP.bracket) &&
      tokens.text.charCodeAt(tokens.end[i]!) !== 46
    ) {
      // "Skills: X, Y" and "experience (X, Y)"
      if (tokens.text.slice(tokens.end[i]!, tokens.start[i + 1]!).search(/[:(]/) >= 0) since = 0;
    } else if (
      (w === 'technology' || w === 'technologie' || w === 'stack' || w === 'tool' || w === 'industry') &&
      next.length > 1 &&
      gap[i + 1] === GAP.stop &&
      tokens.text.slice(tokens.end[i]!, tokens.start[i + 1]!).includes(':')
    )
      since = 0;
    else if (w === 'use' && next === 'of' && since < 0) {
      i += 1;
      since = 0;
    }
  }
  return asked;
}

// "e.g." and a colon do not end the asking.
function isSoftStop({ text, end, start, word }: Tokens, i: number): boolean {
  const between = text.slice(end[i - 1]!, start[i]!);
  if (between.includes('\n')) return false;
  return between.includes(':') || /^(?:g|e|eg|i)$/.test(word[i - 1]!) || /^(?:g|e|eg)$/.test(word[i]!);
}

const AFTER = set(
  'experience knowledge skill skills developer engineer programming expertise proficiency framework frameworks certification certified kenntnisse background stack ecosystem fluency speaker speaking',
);

/** True if the words behind say that what stands before is something one knows ("Go experience", "R is a plus"). */
export function knownByWhatFollows(tokens: Tokens, last: number): boolean {
  const { word, gap } = tokens;
  const a = word[last + 1];
  if (a === undefined || gap[last + 1] === GAP.stop) return false;
  if (AFTER.has(a) && gap[last + 1]! <= GAP.space) return true;
  const b = word[last + 2];
  return (
    (a === 'is' || a === 'would' || a === 'a' || a === 'are') &&
    (b === 'a' ||
      b === 'an' ||
      b === 'be' ||
      b === 'required' ||
      b === 'preferred' ||
      b === 'desirable' ||
      b === 'plu' ||
      b === 'plus')
  );
}

const STOP = set(
  'the a an and or of in on at to for with from by as is are be was were been being have has had do does did will would can could should may might must shall not no nor so if then than that this these those it its they them their there here we us our ours you your yours he she his her who whom whose which what when where why how all any both each few more most other others some such only own same too very just also about above after again against before below between during into through under until up down out off over further once per via within without across among around toward towards upon while because but however either neither yet etc eg ie including include includes like well plus minus able ability working work works worked use using used need needs needed required require requires preferred prefer preferably desired desirable ideally strong good excellent great deep solid proven demonstrated demonstrable advanced basic hands handson practical in-depth depth relevant similar equivalent related different various multiple several many minimum least year years month months day days new highly fully quickly closely effectively successfully looking seeking join offer offers help helping make makes making take taking get getting give giving provide provides providing ensure ensuring want love enjoy know knowing understand understanding think believe feel see come become becoming grow lead leading drive driving build building manage managing develop developing design designing create creating maintain maintaining implement implementing deliver delivering support supporting write writing perform performing conduct conducting define defining improve improving identify identifying solve solving prepare preparing lead coordinate coordinating handle handling apply applying operate operating deploy deploying collaborate collaborating communicate run running setting set lead one two three four five six seven eight nine ten first second third latest modern current existing large small high low big complex simple common general specific particular key main major overall full whole complete entire every another next last best better own proficient familiar familiarity experience experienced experiences knowledge skill skills skilled expertise expert proficiency exposure competence fluent background passion interest interested motivated passionate comfortable willing willingness eager ready available possible possibly bonus nice e.g e.g. g i.e written verbal spoken oral technical technically formal professional solid sound fun chance high degree versed written/spoken academic personal der die das den dem des ein eine einer einem einen im und oder mit für bei von zum zur sowie auch sehr gute guter gutes guten umgang bereich le la les du des et ou un une pour avec dans sur el los las del y con para por het een van voor abgeschlossene abgeschlossenes',
);
const VAGUE = set(
  'team teams environment environments role roles position positions company companies people customer customers client clients problem problems solution solutions issue issues thing things level levels field fields area areas industry industries project projects job jobs world way ways opportunity opportunities challenge challenges goal goals business organisation organization organizations stakeholder stakeholders colleague colleagues user users product products partner partners member members candidate candidates technology technologies tool tools system systems process processes method methods principle principles practice practices service services application applications concept concepts technique techniques software platform platforms product data information research development management operations time task tasks setting settings function functions department subject topic topics discipline disciplines group groups program programs market markets kind type types number part parts place quality value values idea ideas result results standard standards need life home office country countries location degree diploma equivalent combination education language languages communication culture future impact success growth change progress today english-speaking person individual requirement requirements responsibility responsibilities qualification qualifications employer employee employees pace sector domain space scale basis range variety approach detail details term terms state case cases activity activities aspect aspects material model models line lines plan plans student students patient patients child children staff manager managers engineer engineers developer developers lead leader leaders professional professionals order report',
);
// A term that ends in one of these, or holds one of the second sort, speaks of the employer or the advertisement.
const NOT_A_HEAD = set(
  'team environment company customer base lover description size record candidate people graduate traveller level degree field role position area setting manner pace standard quality way change detail person mindset attitude spirit culture atmosphere opportunity challenge career salary benefit package industry year month',
);
const NOT_IN = set(
  'job company salary gross interview benefit free public private track candidate looking simply mentioned above already keen newly potential lover welcoming dynamic international cross-disciplinary near highest lovely great please upon',
);
const CLAUSE = set(
  'is are was were will would can could should must may might to we you they who which that while when where if how they it he she because so then this our your their',
);

/** True for a word that can be part of a name, not one of the small words. */
export function isContent(word: string): boolean {
  return (
    word.length > 2 && !STOP.has(word) && !BRIDGE.has(word) && !PREPOSITION.has(word) && !VAGUE.has(word)
  );
}

/** A run of words, by their places in the text. */
export type Term = { from: number; to: number };

/** Cuts the unknown terms out of what is asked for: runs of words that name something, between the small words. */
export function unknownTerms(tokens: Tokens, asked: Int16Array, taken: Uint8Array): Term[] {
  const { word, gap } = tokens;
  const found: Term[] = [];
  const n = word.length;
  let i = 0;
  while (i < n) {
    if (asked[i]! < 0 || taken[i]) {
      i += 1;
      continue;
    }
    // From the first word of the asking, go through the list until a clause begins.
    let j = i;
    let open = true;
    let from = -1;
    const close = (to: number): void => {
      if (from >= 0) pushTerm(tokens, from, to, found);
      from = -1;
    };
    while (j < n && asked[j]! >= 0 && open) {
      const w = word[j]!;
      if (j > i && asked[j] === 0) close(j);
      if (taken[j]) close(j);
      else if (CLAUSE.has(w) && !LIST_MORE.has(w)) {
        close(j);
        open = false;
      } else if (STOP.has(w) || BRIDGE.has(w) || PREPOSITION.has(w)) {
        close(j);
        // A preposition behind a term begins another clause, not another term: "experience with X at Y".
        if (
          found.length > 0 &&
          (w === 'at' || w === 'for' || w === 'from' || w === 'by' || w === 'within') &&
          asked[j]! > 0
        )
          open = false;
      } else {
        if (from >= 0 && gap[j]! > GAP.joint) close(j);
        if (from < 0 && !/^[0-9]/.test(w)) from = j;
      }
      j += 1;
    }
    close(j);
    // Skip what is left of this asking.
    while (j < n && asked[j]! > 0) j += 1;
    i = Math.max(j, i + 1);
  }
  return found;
}

function pushTerm({ word, end, start, text }: Tokens, from: number, to: number, found: Term[]): void {
  let a = from;
  const b = to;
  if (b - a > 4) a = b - 4;
  const size = b - a;
  if (size < 1) return;
  const last = word[b - 1]!;
  if (size === 1 && (VAGUE.has(last) || last.length < 2 || end[a]! - start[a]! < 2)) return;
  if (word.slice(a, b).every((w) => VAGUE.has(w) || STOP.has(w))) return;
  if (/(?:ly|ing)$/.test(word[a]!) && size === 1) return;
  if (
    NOT_A_HEAD.has(last) ||
    word.slice(a, b).some((w) => NOT_IN.has(w)) ||
    /^\s*:/.test(text.slice(end[b - 1]!, end[b - 1]! + 3))
  )
    return;
  found.push({ from: a, to: b });
}
