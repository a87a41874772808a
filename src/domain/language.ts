// The commonest short words of each language; enough for a paragraph, silent on a line.
const WORDS: Record<string, string> = {
  en: 'the and of to in for with you your we our is are will be on as at by this that or from have an',
  de: 'und der die das mit für sie wir von zu den ist im ein eine auf als bei oder unser ihr dich dein werden sowie einer',
  fr: 'le la les des et vous nous une pour dans avec est sur du notre votre au aux que qui par plus être en',
  es: 'el los las una para con por que del se en tu nuestro es son como más al y o equipo su trabajo',
  nl: 'de het een en van je voor met wij op zijn ons bij aan jij als te om jouw bent onze ook dat naar',
  cs: 'na se je pro že s v a do jsme nebo si které který ale jako při nás vás práce máš budeš',
  sk: 'sa je pre že na v a do sme alebo si ktoré ktorý ako pri nás vás práce máš budeš čo',
  pl: 'w i na do się z jest oraz dla nie lub od jako pracy po przez które który nasz twoje za',
  it: 'il di che e per con una del della nel alla le un sono siamo lavoro gli delle è più o da',
  pt: 'o de que e para com uma do da em os no na um são nossa trabalho você se mais ou ao como não',
  sv: 'och att som för med du vi är på av en ett den till om har kan dig oss hos',
  da: 'og at som for med du vi er på af en et den til om har kan dig os hos',
};
const LEXICON = Object.entries(WORDS).map(([code, words]) => [code, new Set(words.split(' '))] as const);

/** The fewest words that tell a language. */
const FEWEST = 12;

/** ISO 639-1 of a text by its commonest words, lower-case; null for too short or mixed a text. */
export function languageOfWords(words: readonly string[]): string | null {
  if (words.length < FEWEST) return null;
  const ranked = LEXICON.map(([code, set]) => {
    let hits = 0;
    for (const word of words) if (set.has(word)) hits++;
    return { code, hits };
  }).sort((a, b) => b.hits - a.hits);
  const [first, second] = [ranked[0]!, ranked[1]!];
  if (first.hits < Math.max(3, words.length * 0.06)) return null;
  return first.hits >= second.hits * 1.15 ? first.code : null;
}
