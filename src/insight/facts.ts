const WORD: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  once: 1,
  twice: 2,
  ein: 1,
  zwei: 2,
  drei: 3,
  deux: 2,
  trois: 3,
  dos: 2,
  tres: 3,
  twee: 2,
  drie: 3,
};
const N = '(\\d|one|two|three|four|five|once|twice|ein|zwei|drei|deux|trois|dos|tres|twee|drie)';
const PER =
  '(?:per|a|each|every|/|pro|par|por)\\s*(?:week|woche|semaine|semana)|weekly|(?:in der|die) woche|per week';
const OFFICE =
  '(?:in[- ](?:the |our |person|office)|on[- ]?site|at (?:the|our) (?:office|hub|studio)|come in|office|büro|vor ort|bureau|sur site|oficina|kantoor)';
const IN_OFFICE = [
  new RegExp(
    `${OFFICE}[^.\\n]{0,50}?\\b${N}\\s*(?:\\+|or more)?\\s*(?:days?|times?|x|tage?|jours?|días?|dagen)?\\s*(?:${PER})`,
    'i',
  ),
  new RegExp(
    `\\b${N}\\s*(?:\\+|or more)?\\s*(?:days?|times?|x|tage?|jours?|días?|dagen)\\s*(?:(?:${PER})\\s*)?[^.\\n]{0,24}?${OFFICE}`,
    'i',
  ),
];
const FROM_HOME = new RegExp(
  `\\b${N}\\s*(?:days?|tage?|jours?|días?|dagen)\\s*(?:(?:${PER})\\s*)?[^.\\n]{0,20}?(?:from home|remote|wfh|home ?office|télétravail|thuis)`,
  'i',
);

/** Days a week in the office where a posting says so, 0 to 5; null where it does not. */
export function officeDays(text: string): number | null {
  for (const pattern of IN_OFFICE) {
    const days = numberOf(pattern.exec(text)?.[1]);
    if (days !== null) return days;
  }
  const home = numberOf(FROM_HOME.exec(text)?.[1]);
  return home === null ? null : 5 - home;
}

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const n = WORD[word.toLowerCase()] ?? Number(word);
  return n >= 0 && n <= 5 ? n : null;
}
