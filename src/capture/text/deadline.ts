import { findDates } from './dates.ts';

/** The last day to apply as a text states it; `ambiguous` where day and month cannot be told apart. */
export interface Deadline {
  expiresOn: string | null;
  /** The sentence or line it was read from, at most 200 characters. */
  evidence: string;
  ambiguous: boolean;
}

// What must stand before the date, near it. Each says that applying ends, not that something else happens then.
const BEFORE: RegExp[] = [
  /\bappl(?:y|ications?|ication materials)\b.{0,60}\b(?:by|before|until|till|through|no later than|not later than|on or before)\b/i,
  /\b(?:deadline|closing date|close date|closing day|date of closing|last date to apply|last day to apply|due date for applications?|cut-?off date)\b/i,
  /\b(?:application|posting|job|position|role|vacancy|requisition|opening|advert|window|recruitment|recruiting|applications?)\b.{0,60}\b(?:closes?|closing|close on|ends?|expires?|due|remain(?:s)? open (?:until|through|till)|stay open (?:until|through)|open (?:until|till|through))\b/i,
  /\b(?:expires?|closes|closing|apply before|open until|valid through|accepted until|posted until|post end date|unposting date)\s*(?:on|date)?\s*[:–-]?\s*$/i,
  /\baccept(?:ing|ed|s)?\b.{0,40}\bapplications?\b.{0,60}\b(?:until|through|till|by|from|between)\b/i,
  /\b(?:send|submit|e-?mail|forward)\b.{0,60}\b(?:application|cv|r[ée]sum[ée]|cover letter)\b.{0,60}\b(?:by|before|until|no later than)\b/i,
  /\b(?:write to|e-?mail|send|submit|reach|contact|form)\b.{0,100},? \b(?:by|before|until|no later than)\s*(?:the )?$|\bif end date is listed\b.{0,120}|\bapplication window\b.{0,60}|\bcut-?off date\b.{0,10}/i,
  // German
  /(?<![a-zà-ɏа-ӿ])(?:unterlagen|lebenslauf|anschreiben|mail|melden|senden|schick[a-zà-ɏа-ӿ]*|freuen uns).{0,80}(?<![a-zà-ɏа-ӿ])bis(?: spätestens| zum| einschließlich)*\s*$/i,
  /bewerbungs(?:frist|schluss|ende|zeitraum)|einsendeschluss|\bbewerb(?:en|ung|ungen)\b.{0,70}\b(?:bis|spätestens)\b|\bbis (?:spätestens|zum)\b.{0,20}\bbewerb|ausschreibung (?:endet|läuft)|frist\s*:?\s*$/i,
  // French
  /date limite|\bdate de cl[ôo]ture|\b(?:candidatures?|postuler|candidater)\b.{0,60}\b(?:avant|jusqu['’]au|au plus tard|d['’]ici)\b|cl[ôo]ture (?:des candidatures|le)/i,
  /(?<![a-zà-ɏа-ӿ])(?:cv|lettre|dossier|mail|envoy[a-zà-ɏа-ӿ]+|adress[a-zà-ɏа-ӿ]+|transmett[a-zà-ɏа-ӿ]+).{0,80}(?<![a-zà-ɏа-ӿ])(?:avant le|jusqu['’]au|au plus tard le|d['’]ici le)\s*$/i,
  // Spanish
  /(?<![a-zà-ɏа-ӿ])(?:env[ií][a-zà-ɏа-ӿ]+|curr[ií]culum|cv|solicit[a-zà-ɏа-ӿ]+|postul[a-zà-ɏа-ӿ]+|inscri[a-zà-ɏа-ӿ]+).{0,100}(?<![a-zà-ɏа-ӿ])(?:hasta el|antes del?|hasta)\s*$/i,
  /fecha l[íi]mite|plazo (?:de|para)\b.{0,40}|fecha de cierre|\b(?:candidaturas?|solicitud(?:es)?|inscripci[óo]n|postulaci[óo]n(?:es)?)\b.{0,60}\b(?:hasta|antes del?)\b/i,
  // Dutch
  /(?<![a-zà-ɏа-ӿ])(?:cv|brief|motivatie|mail|stuur).{0,80}(?<![a-zà-ɏа-ӿ])(?:vóór|voor|uiterlijk|tot)\s*$/i,
  /sluitingsdatum|\b(?:solliciteren|sollicitatie|reageren|sollicitaties)\b.{0,60}\b(?:tot|voor|v[óo]{1,2}r|uiterlijk)\b|reageer (?:uiterlijk|v[óo]{1,2}r|tot)|solliciteer (?:uiterlijk|v[óo]{1,2}r|tot)/i,
  // Czech and Slovak
  /(?:pište|pošlete|posílejte|zašlete|ozvěte|napište|hlaste|reagujte|životopis|pošlite|zašlite).{0,80}(?<![a-zà-ɏа-ӿ])do\s*$/i,
  /\b(?:uz[áa]v[ěe]rka|term[íi]n pro|term[íi]n (?:p[řr]ihl[áa][šs]ek|pod[áa]n[íi]))|přihlá(?:šky|ste se|šení|sit se).{0,60}\b(?:do|nejpozději)\b|(?:životopis|\bcv\b).{0,60}\b(?:do|nejpozději)\b|nabídka (?:platí|je platná) do|prihlášky.{0,40}\bdo\b/i,
  // Polish
  /(?:prosimy|wyślij|przesyłać|przesłanie|zgłoszenia|czekamy|aplikacji|cv).{0,80}(?<![a-zà-ɏа-ӿ])do(?: dnia)?\s*$/i,
  /termin (?:sk[łl]adania|nadsy[łl]ania|aplikowania|rekrutacji)|\b(?:aplikowa[ćc]|aplikuj|zg[łl]oszenia|aplikacje|cv)\b.{0,60}\b(?:do|do dnia)\b|og[łl]oszenie wa[żz]ne do|oferta wa[żz]na do|wa[żz]ne do/i,
  // Swedish, Norwegian, Danish
  /(?:ansök[a-zà-ɏа-ӿ]*|mejla[a-zà-ɏа-ӿ]*|skicka|cv|formulär[a-zà-ɏа-ӿ]*|søknad[a-zà-ɏа-ӿ]*|ansøgning[a-zà-ɏа-ӿ]*|sök).{0,100}(?:senast|före|innan|inden|innen)(?: den)?\s*$/i,
  /sista ans[öo]kningsdag|s[øo]knadsfrist|ans[øo]gningsfrist|ans[öo]k\b.{0,40}\bsenast/i,
  // Italian, Portuguese
  /(?:envi[a-zà-ɏа-ӿ]+|currículo|inscriç[a-zà-ɏа-ӿ]+|candidatur[a-zà-ɏа-ӿ]+|inviare|candidarsi).{0,100}(?<![a-zà-ɏа-ӿ])(?:até(?: (?:o dia|ao dia|dia))?|entro(?: il)?|fino al)\s*$/i,
  /scadenza|termine (?:ultimo|per la presentazione)|entro (?:il|e non oltre)|prazo (?:de|para)|data limite|candidaturas? at[ée]/i,
  // Russian, Ukrainian
  /(?:резюме|отклик[a-zà-ɏа-ӿ]*|заявк[a-zà-ɏа-ӿ]*|анкет[a-zà-ɏа-ӿ]*|присыла[a-zà-ɏа-ӿ]+|отправ[a-zà-ɏа-ӿ]+|вакансия (?:открыта|актуальна)|при[её]м).{0,80}(?<![a-zà-ɏа-ӿ])до\s*$|срок подачи|крайний срок|термін подання/i,
  // Japanese, Chinese, Korean: the mark may stand behind the date, see AFTER
  /(?:締切|締め切り|応募期限|募集期間|応募期間|募集期限|截止(?:日期|时间)?|报名截止|申请截止|截止日|마감일?|접수 ?기간).{0,20}$/u,
];
// 2026年4月30日まで, 4月30日前
const AFTER = /^\s*(?:[(（][^)）]{1,5}[)）])?\s*(?:まで|必着|締切|〆切|前|截止|之前|以前|까지)/u;
const ASKS_CJK = /応募|書類|履歴書|エントリー|申込|简历|簡歷|履歷|投递|应聘|應徵|報名|报名|寄至|지원|이력서/u;

// A date of something else, though a word of ours stands near.
const OTHER =
  /\b(?:start(?:ing|s)?(?: date)?|begin(?:s|ning)?|interview(?:s|ed)?|posted|posting date|published|updated|graduat\w+|initial review|first review|review of applications|eingestellt am|veröffentlicht|publié|publicad[oa]|start date|project|payable|taxes|session|semester)\b[^.;:]{0,25}$/i;
const NOT_A_DAY =
  /\buntil (?:the )?(?:position|role|vacancy|opportunity|all)?[^.]{0,20}\bfilled\b[^.;]{0,10}$/i;
const TO_DAY = /^\s*(?:[-–—]|to|through|until|till|bis|au|al|t\/m|do|and)\s*$/i;

/** The deadline a text states with its words; null where none is stated. */
export function findDeadline(text: string, language: string | null, from: string | null): Deadline | null {
  let ambiguous: Deadline | null = null;
  for (const [start, end] of sentences(text)) {
    const sentence = text.slice(start, end);
    const dates = findDates(sentence, { language, from });
    for (let i = 0; i < dates.length; i++) {
      const date = dates[i]!;
      const before = sentence.slice(Math.max(0, date.start - 110), date.start).replace(/\s+/g, ' ');
      const isAsked =
        BEFORE.some((rule) => rule.test(before)) ||
        (AFTER.test(sentence.slice(date.end, date.end + 14)) && ASKS_CJK.test(sentence));
      if (!isAsked || OTHER.test(before) || NOT_A_DAY.test(before)) continue;
      // "from 9/8 to 9/14": the window ends with its second day.
      const next = dates[i + 1];
      const last = next && TO_DAY.test(sentence.slice(date.end, next.start)) ? next : date;
      const deadline = {
        expiresOn: last.day,
        evidence: sentence.replace(/\s+/g, ' ').trim().slice(0, 200),
        ambiguous: last.ambiguous,
      };
      if (last.day !== null) return deadline;
      ambiguous ??= deadline;
    }
  }
  return ambiguous;
}

// A sentence or line; a label on a line of its own goes with the line under it.
function* sentences(text: string): Generator<[number, number]> {
  const lines = [...text.matchAll(/[^\n]+/g)];
  for (let i = 0; i < lines.length; i++) {
    const { index: start, 0: line } = lines[i]!;
    if (!/\d/.test(line)) continue;
    const above = i > 0 ? lines[i - 1]! : null;
    if (above && above[0].length < 90 && line.trim().length < 60 && !/[.!?]\s*$/.test(above[0])) {
      yield [above.index, start + line.length];
      continue;
    }
    if (line.length < 200) yield [start, start + line.length];
    else yield* clauses(line, start);
  }
}

function* clauses(line: string, offset: number): Generator<[number, number]> {
  let from = 0;
  // A full stop after a number or a short word may belong to a date: "Sept. 09", "31. 12. 2026".
  for (const m of line.matchAll(/(?<=\p{L}{5}|\d{4}|\))[.!?] +(?=\p{Lu})/gu)) {
    yield [offset + from, offset + m.index + 1];
    from = m.index + m[0].length;
  }
  yield [offset + from, offset + line.length];
}
