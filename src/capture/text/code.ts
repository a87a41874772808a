/** Tells the source of a program, a style sheet or a log of one from a text for people. */

// Lines of a program; a posting ends its points with semicolons too, so that alone is no sign.
const LINE =
  /[{}]\s*$|[=(].*;\s*$|^\s*(?:[})\]]+[;,]?\s*$|(?:import|export|const|let|var|function|def|return)\s.*[;{]\s*$|(?:import|from)\s.*['"][;]?\s*$|(?:const|let|var)\s+\w+\s*=|(?:async\s+)?def\s+\w+\(|#include\s*[<"]|#!\/|\/\/\s|\/\*\*?\s*|\*\/|@\w+\(|<\?php)/;
// Square brackets and bars are left out: links and tables of Markdown are full of them.
const MARKS = /[{}()=<>;$]/g;

/** How much of the text is looked at, in characters. */
const SAMPLE = 20_000;

const NAME = /\.(?:[cm]?[jt]sx?|py|css|scss|java|kt|c|h|cc|cpp|hpp|cs|go|rs|rb|php|swift|sh|sql)$/i;

/** True for a file named as one, or where most lines, or a large part of the signs, are a program's. */
export function isProgram(text: string, name: string | null = null): boolean {
  if (name !== null && NAME.test(name)) return true;
  const sample = text.slice(0, SAMPLE);
  const lines = sample.split('\n').filter((line) => line.trim() !== '');
  const marks = sample.match(MARKS)?.length ?? 0;
  if (sample.length > 200 && marks / sample.length > 0.07) return true;
  const odd = lines.filter((line) => LINE.test(line)).length;
  return lines.length >= 4 && odd / lines.length > 0.45;
}
