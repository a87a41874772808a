import { isEmploymentChip } from './employment.ts';
import { endsSentence } from './labels.ts';
import { isWorkplaceChip } from './workplace-abroad.ts';

/** A rating that a board puts beside an employer. */
export const RATING =
  /^[0-5](?:[.,]\d)?(?:\s*(?:★|stars?|out of 5(?: stars)?))?$|^\(?[\d,.]+k? reviews?\)?$/i;
/** Words of when it was posted and how many applied. */
export const DATE_CHIP =
  /\b(?:ago|applicants?|applied|reposted|posted|clicked|views?|vor \d+ (?:tagen?|stunden|wochen)|il y a \d+|hace \d+|há \d+)\b|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/i;
const MONEY = /[$€£¥₽₹]\s?\d|\d\s?(?:[$€£¥₽₹]|k\b|EUR|USD|GBP|PLN|zł|Kč|kr\b|万|円|元|원|руб)/iu;
/** What stands for an employer that keeps its name back. */
export const SECRET =
  /^(?:empresa )?(?:confiden[ct]ial|confidentiel(?:le)?|vertraulich|anonym(?:ous|e)?|anónim[ao]|poufne|riservat[oa]|sigilos[ao]|не указан[ао])$/iu;

// Where in a site the posting stood: "Home > Jobs > Graz", "Lediga jobb / IT / Lund", and the site's own bar.
const TRAIL =
  /^[^>›»]{1,30}(?:\s*[>›»]\s*[^>›»]{1,40}){1,5}$|^(?:home|jobs|lediga jobb|offres|vagas|stellen|stellenangebote|empleos|ofertas|lavoro|offerte|vacatures|oferty|praca|nabídky|вакансии)(?:\s+\/\s+[^/]{1,40}){1,5}$|^(?:(?:jobs?|people|learning|home|search|salaries|companies|reviews|menu|login|sign in|my network|messaging|notifications|LinkedIn|Indeed|StepStone|Glassdoor|InfoJobs|Monster|Xing)\s*)+$/iu;
const REFERENCE =
  /^(?:r[ée]f|offre n°|angebot nr|oferta nr|annons-?id|ref|kennziffer|job-?(?:id|nr)|stellen-?(?:id|nr)|reference|referenz|nr ref|č\. ?j)(?![\p{L}]).{0,30}$|^公開日|^发布|^publi[cé]\p{L}+ |^publicerad|^veröffentlicht|^zveřejněno|^opublikowano|^опубликовано|^(?:zurück zu|volver a|retour (?:à|aux)|back to|torna a|terug naar|wróć do|tillbaka till|voltar|zpět na|назад к)|^\W*(?:featured|sponsored|urgent|top job|oferta (?:wyróżniona|destacada)|anuncio destacado|annonce (?:urgente|sponsorisée)|premium|neu|nowe|nuevo|nouveau|новое|急募|新着)\W*$|^(?:sign in|log ?in|anmelden|iniciar sesión|entrar|accedi|inloggen|zaloguj|logga in|přihlásit)(?![\p{L}])|(?:alertas?|mi perfil|mein profil|mon profil|meu perfil)\s*$/iu;

/** How many words a line has. */
export const words = (text: string): number => text.split(/\s+/).length;
/** True for a line too long, or too much of a sentence, to be a title, a name or a place. */
export const isSentence = (line: string): boolean =>
  line.length > 130 ||
  (endsSentence(line) && (words(line) > 6 || /[。！？]$/.test(line))) ||
  (words(line) > 8 && /[.!?]\s+\p{Lu}/u.test(line)) ||
  (/[、，]/.test(line) && line.length > 40);

/** True for what boards put around a posting: dates, pay, terms, trails, references. */
export const isChip = (text: string): boolean =>
  (text.length < 50 && DATE_CHIP.test(text)) ||
  RATING.test(text) ||
  SECRET.test(text) ||
  MONEY.test(text) ||
  /^[^\p{L}]*$|https?:|www\.|\S@\S+\.\S/u.test(text) ||
  isEmploymentChip(text) ||
  isWorkplaceChip(text) ||
  TRAIL.test(text) ||
  REFERENCE.test(text);

/** True for a line longer than titles get. */
export const isLong = (text: string): boolean => words(text) > 12 || text.length > 90;
