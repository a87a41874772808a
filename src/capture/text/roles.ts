const NOUNS =
  'engineer developer programmer architect analyst scientist manager director designer administrator admin technician specialist consultant officer coordinator associate assistant intern internship interns lead head president researcher writer editor producer artist accountant auditor controller bookkeeper nurse physician doctor therapist pharmacist teacher lecturer professor tutor instructor trainer coach recruiter buyer planner scheduler operator driver mechanic electrician plumber welder carpenter chef cook waiter barista cashier clerk receptionist secretary paralegal lawyer attorney counsel advisor adviser strategist marketer copywriter translator interpreter journalist photographer videographer tester scrum master owner partner representative rep executive agent broker trader underwriter actuary economist statistician biologist chemist physicist inspector surveyor estimator supervisor foreman superintendent steward custodian janitor caretaker cleaner housekeeper baker butcher gardener painter tailor plasterer roofer bricklayer farmer florist hairdresser barber pastor organist musician actor dancer courier porter picker packer loader fitter machinist welder seamstress bartender host hostess sommelier dishwasher lifeguard librarian curator archivist dispatcher devops sysadmin dba sre qa cto ceo cfo coo ciso cio vp fellow fellowship apprentice apprenticeship trainee graduate postdoc student worker staff member contributor annotator grader moderator examiner evaluator reviewer proofreader educator principal dean chief co-op contractor freelancer generalist evangelist advocate ambassador expert webmaster modeler animator illustrator stylist merchandiser investigator detective firefighter paramedic caregiver nanny pilot captain technologist hygienist dentist optometrist veterinarian psychologist counselor counsellor entwickler entwicklerin ingenieur ingenieurin leiter leiterin berater beraterin mitarbeiter mitarbeiterin kaufmann kauffrau sachbearbeiter sachbearbeiterin techniker technikerin administratorin fachinformatiker referent referentin werkstudent praktikant praktikum ausbildung développeur développeuse ingénieur ingénieure chef responsable chargé chargée technicien technicienne assistante comptable commercial vendeur stagiaire stage alternance desarrollador desarrolladora ingeniero ingeniera analista técnico técnica gerente jefe responsable programador programadora diseñador diseñadora ontwikkelaar medewerker adviseur beheerder vývojář vývojářka programátor programátorka inženýr analytik administrátor správce specialista konzultant manažer vedoucí tester architekt asistent účetní obchodník technik stážista programista inżynier kierownik specjalista analityk księgowy doradca sviluppatore ingegnere responsabile utvecklare ingenjör konsult'.split(
    ' ',
  );
const ROLE_NOUNS = new Set(NOUNS);

/** One alternative of every role noun, for building patterns. */
export const ROLE_PATTERN = [...ROLE_NOUNS].sort((a, b) => b.length - a.length).join('|');

const SENTENCE =
  /[.!?]\s+\p{L}|[.;]$|\b(?:we|you|our|your|will|are|is|have|has|must|should|please|click|who|what|why|how|wir|sie|nous|vous)\b/iu;

/** True for a lower-case word that names who does a job, in the singular or plural. */
export function isRoleNoun(word: string): boolean {
  return ROLE_NOUNS.has(word) || (word.endsWith('s') && ROLE_NOUNS.has(word.slice(0, -1)));
}

/** True for a short line that reads like the title of a job: a role noun, no sentence. */
export function isTitleLike(line: string): boolean {
  if (line.length < 3 || line.length > 110 || SENTENCE.test(line) || /:$/.test(line)) return false;
  const words = line.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  if (words.length > 16) return false;
  return words.some(
    (word) =>
      word.split('-').some((part) => isRoleNoun(part)) ||
      isRoleNoun(word) ||
      /(?:ingenieur|entwickler|leiter|berater|manager|kraft|spezialist|specialist)(?:in)?$/.test(word),
  );
}

const HYPE =
  /^(?:(?:a|an|the|our|another|some|several|multiple|two|three|new|next|thoughtful|talented|passionate|motivated|self-motivated|highly|very|experienced|skilled|enthusiastic|dedicated|dynamic|creative|driven|ambitious|bright|curious|customer-focused|detail-oriented|results-driven|hands-on|strong|exceptional|outstanding|proactive|collaborative|qualified|innovative|energetic|seasoned|great|world-class|full-time|part-time|temporary|short-term|long-term|remote|hybrid|onsite|paid|unpaid|versatile|reliable|organized|organised|friendly|technical-minded|savvy|and|well-rounded|forward-thinking|committed|fantastic|brilliant|good|organic|keen|capable|exceptionally|exciting|rewarding|key|unique|immediate|[\w]+-(?:minded|focused|oriented|driven|motivated|thinking)|\(\w+\)|,),?\s+)+/i;
const SMALL = new Set(['of', 'and', 'for', 'in', 'to', 'the', 'a', 'with', 'on', 'at', 'or', '&', '-', '–']);

/** A title taken out of a sentence: praise cut off, words begun with a capital. */
export function titleFromProse(phrase: string): string {
  const bare = phrase.replace(HYPE, '').replace(/\s+/g, ' ').trim();
  return bare
    .split(' ')
    .map((word, i) =>
      i > 0 && SMALL.has(word.toLowerCase()) ? word : word.replace(/^\p{Ll}/u, (c) => c.toUpperCase()),
    )
    .join(' ');
}
