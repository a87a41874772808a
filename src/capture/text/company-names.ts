import { LETTER, LOWER, UPPER } from './letters.ts';
/** Source of a pattern for one word of a name. */
export const WORD = `(?:St\\.|Dr\\.|[${UPPER}\\d][${LETTER}\\d]{0,40}(?:[&'’.+!/-][${LETTER}\\d]{1,40}){0,6}(?:\\+|!(?= [${LOWER}]))?)`;

/** Source of a pattern for a legal form behind a name, with the blank or comma before it. */
export const FORM = `,? (?:Inc|LLC|Ltd|GmbH(?: & Co\\. KG)?|AG|SE|KG|L\\.P|P\\.C|PLC|LLP|Corp|S\\.?A\\.?|S\\.?L\\.?|S\\.?r\\.?l|S\\.?p\\.?A|B\\.?V|N\\.?V|AB|A/S|ApS|Oy|s\\.r\\.o|a\\.s|[Ss]p\\. z o\\. ?o|sp\\. [jk]|spol\\. s r\\. ?o|s\\. r\\. o|Ltda|S/A|Aktiengesellschaft)(?![${LETTER}\\d])\\.?`;

/** Source of a pattern for a whole name, captured. */
export const NAME = `(${WORD}(?: (?:(?:of|the|and|de|for|&|at|von|der|du|des|del|do|da|di) )?(?:${WORD}|&)){0,5}(?:${FORM})?)`;

/** Source of a pattern for what a name is called for short, in brackets behind it. */
export const ALIAS = '(?: \\([^)\\n]{1,20}\\))?';

/** A way in which sentences name the employer, and how sure it is. `asks` says that the employer itself asks for people. */
export interface Rule {
  re: RegExp;
  weight: number;
  asks?: true;
}

/** A rule of a pattern's source. */
export const rule = (source: string, weight: number, flags = 'gmu'): Rule => ({
  re: new RegExp(source, flags),
  weight,
});
