import stringWidth from 'string-width';

/** Cells a text takes on a terminal: two for a wide letter or an emoji, none for a mark over another or a colour. */
export const cellsOf = (text: string): number => stringWidth(text);
