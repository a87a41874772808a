import type { SkillChoice } from '../domain/records.ts';
import type { Tokens } from './tokens.ts';

/** A shown skill where it stands: its place in the list of skills, its words `from` to `to`, its line's end in words. */
export interface PlacedSkill {
  skill: number;
  from: number;
  to: number;
  lineEnd: number;
}

// What may stand between two members of a list.
const BETWEEN =
  /^[\s,;/|()]*(?:(?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|i|lub|a|nebo|si|či|e\/o|and\/or|und\/oder|et\/ou|y\/o)(?=[\s(]))?[\s,(]*(?:an?|the)?\s*$/iu;
const EITHER = /(?:^|[\s/,])(?:or|oder|ou|o|eller|lub|nebo|či|of|and\/or|und\/oder|et\/ou|y\/o)(?=[\s(])/iu;
const BOTH = /(?:^|[\s,])(?:and|und|et|y|e|en|och|i|a)(?=[\s(])/iu;
const ONE_OF =
  /(?:\b(?:at least |minimum |mindestens |au moins |al menos |minst |co najmniej )?(?:one|any|either|some|ein\w*|un\w*|en|ett|jeden|jednego|één)(?: or (?:more|several))? (?:of|der|de|des|dos|delle|av|z|ze|van)(?: the| these| following| folgenden| los| les)*|\beither)[\s:(]*$/iu;
const SUCH_AS =
  /(?:\b(?:such as|like|for example|for instance|e\.\s?g\.?|eg|z\.\s?b\.?|wie(?: z\.\s?b\.?)?|beispielsweise|par exemple|tels? que|telles? que|comme|p\.\s?ej\.?|por ejemplo|como|por exemplo|ad esempio|come|bijv\.?|zoals|np\.?|takich jak|t\.\s?ex\.?|som|som t\.\s?ex\.?|např\.?|jako))[\s,:(]*$/iu;
const REACH = 48;

/** The skills of which any one will do: "one of A, B", "A or B", "tools such as A, B". By place in the list of skills; members of one list share a group. */
export function choicesAmong(
  { text, start, end }: Tokens,
  placed: readonly PlacedSkill[],
): Map<number, SkillChoice> {
  const choices = new Map<number, SkillChoice>();
  let group = 0;
  for (const run of runsOf(text, start, end, placed)) {
    if (run.length < 2) continue;
    const first = start[run[0]!.from]!;
    const line = text.lastIndexOf('\n', first) + 1;
    const before = text.slice(Math.max(line, first - REACH), first);
    const between = run
      .slice(1)
      .map((one, i) => text.slice(end[run[i]!.to - 1]!, start[one.from]!))
      .join(' , ');
    const said = ONE_OF.test(before)
      ? 'one-of'
      : SUCH_AS.test(before)
        ? 'such-as'
        : EITHER.test(between) && !BOTH.test(between)
          ? 'or'
          : null;
    if (!said) continue;
    group += 1;
    for (const { skill } of run) if (!choices.has(skill)) choices.set(skill, { group, said });
  }
  return choices;
}

// Lists: skills of one line with nothing but separators between.
function runsOf(
  text: string,
  start: number[],
  end: number[],
  placed: readonly PlacedSkill[],
): PlacedSkill[][] {
  const sorted = [...placed].sort((a, b) => a.from - b.from || b.to - a.to);
  const runs: PlacedSkill[][] = [];
  let run: PlacedSkill[] = [];
  for (const one of sorted) {
    const last = run[run.length - 1];
    // What lies within another is no further member.
    if (last && one.from < last.to) continue;
    if (last && last.lineEnd === one.lineEnd && BETWEEN.test(text.slice(end[last.to - 1]!, start[one.from]!)))
      run.push(one);
    else {
      runs.push(run);
      run = [one];
    }
  }
  runs.push(run);
  return runs;
}
