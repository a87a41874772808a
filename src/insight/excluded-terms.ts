import type { SkillMention } from './skills.ts';
import { stem, tokenize } from './tokens.ts';

/** The employer's name and the places, which are no skills, in every form they are compared in. */
export function namesToLeaveOut({
  company,
  locations,
}: {
  company: string | null;
  locations: string[];
}): Set<string> {
  const names = new Set<string>();
  const put = (name: string): void => {
    const plain = name.trim().toLowerCase();
    if (!plain) return;
    names.add(plain);
    names.add(tokenize(plain).word.map(stem).join(' '));
  };
  if (company) {
    put(company);
    put(
      company.replace(
        /,?\s+(?:inc|llc|ltd|gmbh|ag|se|s\.?a|s\.?r\.?o|bv|b\.v|plc|corp(?:oration)?|co|limited|group)\.?$/i,
        '',
      ),
    );
  }
  for (const place of locations) for (const part of place.split(/[,/(–-]/)) put(part);
  return names;
}

/** Where the user's own words stand in a text. */
export function ownMentions(text: string, words: string[]): SkillMention[] {
  const found: SkillMention[] = [];
  const lower = text.toLowerCase();
  for (const word of words) {
    const w = word.trim().toLowerCase();
    if (w.length < 2) continue;
    for (let i = lower.indexOf(w); i >= 0; i = lower.indexOf(w, i + w.length)) {
      if (/[\p{L}\p{N}]/u.test(lower[i - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(lower[i + w.length] ?? ' '))
        continue;
      found.push({
        name: word,
        start: i,
        end: i + w.length,
        kind: 'domain',
        entry: null,
        asked: true,
        sure: true,
        weak: false,
      });
    }
  }
  return found;
}
