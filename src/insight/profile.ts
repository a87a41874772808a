import { userError } from '../errors.ts';
import { lookUp, type SkillKind } from './lexicon.ts';
import { findMentions } from './skills.ts';

/** A skill read from a paper of the user's, for review. */
export interface ProposedSkill {
  name: string;
  years: number | null;
  /** How often it is named. */
  times: number;
  kind: SkillKind | 'unknown';
}

/** The text of a CV by its name's ending: `.txt .md .pdf .docx`; `.csv` is read as the skills file of a LinkedIn export. Throws user errors for what cannot be read. */
export async function readProfile(name: string, bytes: Uint8Array): Promise<ProposedSkill[]> {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (ending) {
    case 'csv':
      return fromSkillsFile(await rowsOf(bytes));
    case 'pdf':
      return proposeSkills(await pdfText(bytes, name));
    case 'docx':
      return proposeSkills(await docxText(bytes, name));
    case 'txt':
    case 'md':
    case 'markdown':
      return proposeSkills(decode(bytes));
    default:
      throw userError('unknown-format', `A profile cannot be read from ${name}.`, [
        'It takes .txt, .md, .pdf, .docx, or the Skills.csv of a LinkedIn export.',
      ]);
  }
}

/** The skills a CV names, most named first: what the lexicon knows, people skills left out, for every CV claims them. */
export function proposeSkills(text: string): ProposedSkill[] {
  const found = new Map<string, ProposedSkill & { first: number }>();
  for (const line of text.split('\n')) {
    // A heading such as "Skills" makes a list of its line; without one, a word that needs context has none.
    const listed =
      /^\s*(?:[-•*]|.{0,40}\b(?:skills|technologies|tools|languages|stack|expertise|kenntnisse|compétences|competencias)\b)/i.test(
        line,
      ) || /(?:[^,;|]{1,30}[,;|]){2}/.test(line);
    for (const m of findMentions(line, listed && line.length < 300)) {
      if (!m.entry || m.kind === 'people') continue;
      const key = m.name.toLowerCase();
      const known = found.get(key);
      if (known) known.times += 1;
      else found.set(key, { name: m.name, years: null, times: 1, kind: m.kind, first: found.size });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.times - a.times || a.first - b.first)
    .map(({ first: _, ...skill }) => skill);
}

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(decode(bytes), {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      relaxQuotes: true,
    }) as string[][];
  } catch {
    throw userError('unreadable-csv', 'The file is no table of comma-separated values.');
  }
}

function fromSkillsFile(rows: string[][]): ProposedSkill[] {
  const [head = [], ...rest] = rows;
  const at = head.findIndex((cell) => /^(?:name|skill|skill name)$/i.test(cell.trim()));
  const list = at < 0 ? (head.length === 1 ? rows : []) : rest;
  if (list.length === 0 && at < 0)
    throw userError('no-skills-column', 'The table has no column "Name".', [
      'Skills.csv of a LinkedIn export has one.',
    ]);
  const found = new Map<string, ProposedSkill>();
  for (const row of list) {
    const name = row[Math.max(0, at)]?.trim().slice(0, 80);
    if (!name) continue;
    const entry = lookUp(name);
    const canonical = entry?.name ?? name;
    found.set(canonical.toLowerCase(), {
      name: canonical,
      years: null,
      times: 1,
      kind: entry?.kind ?? 'unknown',
    });
  }
  return [...found.values()];
}

async function pdfText(bytes: Uint8Array, name: string): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  let text: string;
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    text = (await extractText(pdf, { mergePages: false })).text.join('\n');
  } catch {
    throw userError('unreadable-pdf', `${name} cannot be read as a PDF.`, [
      'It may be damaged or locked with a password.',
    ]);
  }
  if (text.trim() === '')
    throw userError('no-text', `${name} holds pictures and no text.`, [
      'Export it again as text, or give a .docx.',
    ]);
  return text;
}

async function docxText(bytes: Uint8Array, name: string): Promise<string> {
  const mammoth = (await import('mammoth')).default;
  try {
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  } catch {
    throw userError('unreadable-docx', `${name} cannot be read as a Word document.`, [
      'Save it again as .docx, .pdf or .txt.',
    ]);
  }
}

const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
};
