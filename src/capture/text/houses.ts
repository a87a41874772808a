import { isPlaceLine } from './place-lines.ts';
import { isTown } from './towns.ts';

/** A legal form, which only employers bear. */
export const LEGAL =
  /(?:^|[\s(])(?:GmbH(?: & Co\.? KGa?A?)?|AG|KG|SE|mbH|e\.\s?V\.|Inc|Incorporated|LLC|L\.L\.C|LLP|Ltd|Limited|Corp|Corporation|PLC|plc|S\.?A\.?S?|S\.?L\.?U?|SARL|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|AB|A\/S|ApS|AS|Oy|s\.\s?r\.\s?o|a\.\s?s|Sp\.? z o\.?\s?o|z\.s|Ltda|S\/A|SOCIEDAD (?:LIMITADA|ANÓNIMA)|ME|EIRELI|Pty|Co)\.?\)?(?:$|[\s,)])|株式会社|有限会社|合同会社|有限公司|集团|^(?:ООО|АО|ПАО|ЗАО|ИП|ТОВ)\s|주식회사/u;
const HOUSE =
  /(?:^|\s)(?:instituto?|institute|universi\p{L}+|hochschule|schule|school|escuela|escola|scuola|colegio|colégio|école|lycée|hospital|hôpital|klinik\p{L}*|clínica|clinic|ospedale|szpital|nemocnice|sjukhus|museum|muzeum|stiftung|foundation|fundación|fundação|fondazione|verein|association|asociación|company|group|gruppe|grupo|groupe|gruppo|hotel|restaurant\p{L}*|osteria|przedszkole|szkoła|škola|förskola|skola|praxis|apotheke|bank|studio|laborator\p{L}+)(?:\s|$)/iu;

/** A house and where it stands, told apart: "Instituto Kiel, Valparaíso, Chile"; null for what is not both. */
export function employerAndPlace(part: string): [string, string] | null {
  const at = part.search(/\s*,\s|\s+[–-]\s+(?=\p{Lu})/u);
  if (at < 0) return null;
  const [own, where] = [part.slice(0, at), part.slice(at).replace(/^[\s,–-]+/, '')];
  if (LEGAL.test(where) || !isPlaceLine(where)) return null;
  // Two names of one word each are a place and its land.
  const isHouse = HOUSE.test(own) || LEGAL.test(own);
  return isHouse || (own.includes(' ') && !isPlaceLine(own) && isTown(where)) ? [own, where] : null;
}
