// A class such as \p{Lu} has hundreds of ranges and costs a tenth of a millisecond to compile each time it stands in a
// pattern; a posting is read with hundreds of patterns, once. Latin, Greek and Cyrillic are what has capitals.
const ranges = (is: RegExp): string => {
  let source = '';
  let start = -1;
  for (let code = 0xc0; code <= 0x530; code++) {
    const isIn = is.test(String.fromCharCode(code));
    if (isIn && start < 0) start = code;
    if (isIn || start < 0) continue;
    source += String.fromCharCode(start) + (code - 1 > start ? `-${String.fromCharCode(code - 1)}` : '');
    start = -1;
  }
  return source;
};

/** Capital letters of Latin, Greek and Cyrillic, to stand in a pattern's class. */
export const UPPER = `A-Z${ranges(/\p{Lu}/u)}`;

/** Small letters of Latin, Greek and Cyrillic, to stand in a pattern's class. */
export const LOWER = `a-z${ranges(/\p{Ll}/u)}`;

/** Letters of Latin, Greek and Cyrillic, to stand in a pattern's class. */
export const LETTER = `A-Za-z${ranges(/\p{L}/u)}`;
