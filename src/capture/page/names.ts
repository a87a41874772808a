import { isTitleLike } from '../text/roles.ts';
import { isChromeHeading } from './chrome-words.ts';
import { LEGAL_FORM } from './legal-forms.ts';

/** True for a name that can be an employer's: no page of a site, no title. */
export const isEmployer = (value: string): boolean =>
  !isChromeHeading(value) && (!isTitleLike(value) || LEGAL_FORM.test(value));

/** True for a name as labels and sites give them: short, no sentence, no page of a site. */
export const isName = (value: string): boolean =>
  value.length > 1 &&
  value.length < 80 &&
  !isChromeHeading(value) &&
  !/^\d{1,2}\.? \p{L}{3,10}\.?(?: \d{4})?$/u.test(value) &&
  !/[.!?:]$/.test(value.replace(/(?:\b\p{L}{1,4}\.)+$|\b(?:Inc|Ltd|Corp|Ltda)\.$/u, ''));

// "© 2026 Harbour Ltd. All rights reserved."
const HOLDER =
  /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}\s*(?:[-–—]\s*\d{4})?)?\s*,?\s*(?:by\s+)?(\p{L}[^|,•·©®™]{1,60}?)\s*(?:[®™|,•·]|\.?\s*(?:all rights|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti)|\.\s|\.?$)/iu;

/** Who holds the copyright of a site, as its last lines say. */
export function holderOf(chunks: readonly string[]): string | null {
  for (let i = chunks.length - 1; i >= 0 && i > chunks.length - 80; i--) {
    const found = chunks[i]!.length < 300 ? HOLDER.exec(chunks[i]!)?.[1] : null;
    if (found && !/^(?:all|alle|copyright|rights)\b/i.test(found)) return found.trim();
  }
  return null;
}
