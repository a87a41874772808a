import administration from '../../data/skills/administration.json' with { type: 'json' };
import business from '../../data/skills/business.json' with { type: 'json' };
import care from '../../data/skills/care.json' with { type: 'json' };
import data from '../../data/skills/data.json' with { type: 'json' };
import duties from '../../data/skills/duties.json' with { type: 'json' };
import international from '../../data/skills/international.json' with { type: 'json' };
import languages from '../../data/skills/languages.json' with { type: 'json' };
import people from '../../data/skills/people.json' with { type: 'json' };
import product from '../../data/skills/product.json' with { type: 'json' };
import science from '../../data/skills/science.json' with { type: 'json' };
import software from '../../data/skills/software.json' with { type: 'json' };
import technology from '../../data/skills/technology.json' with { type: 'json' };
import trades from '../../data/skills/trades.json' with { type: 'json' };
import { stem, tokenize } from './tokens.ts';

export type SkillKind =
  | 'language'
  | 'framework'
  | 'tool'
  | 'method'
  | 'domain'
  | 'certificate'
  | 'spoken'
  | 'people';

/** One skill the lexicon knows: its canonical name, what sort of thing it is and what knowing it implies. */
export interface SkillEntry {
  name: string;
  kind: SkillKind;
  /** The group it belongs to, such as `relational databases`. */
  family: string;
  /** True where members of the family can stand in for one another in part. */
  close: boolean;
  /** Names of skills that whoever has this one has too. */
  implies: string[];
}

/** How a form leads to an entry: `weak` forms need context, `exact` ones their very letters. */
export interface Hit {
  entry: SkillEntry;
  weak: boolean;
  /** True for a word that a job's title may not lend: a chef is no Chef. */
  strict: boolean;
  exact: string | null;
}

/** A step in the tree of forms, word by word. */
export interface FormNode {
  next: Map<string, FormNode>;
  hits: Hit[];
}

interface Group {
  kind: string;
  family: string;
  close?: boolean;
  terms: string;
}

const SOURCES: { profession: string; groups: Group[] }[] = [
  software,
  data,
  product,
  business,
  care,
  trades,
  science,
  administration,
  languages,
  people,
  technology,
  duties,
  international,
];

/** The lexicon in memory: forms as a tree over words, entries by lower-case name. */
export interface Lexicon {
  root: Map<string, FormNode>;
  entries: Map<string, SkillEntry>;
}

let loaded: Lexicon | null = null;

/** The shipped lexicon, read once and only when first asked for. */
export function lexicon(): Lexicon {
  loaded ??= build();
  return loaded;
}

function build(): Lexicon {
  const lex: Lexicon = { root: new Map(), entries: new Map() };
  for (const { groups } of SOURCES)
    for (const group of groups) for (const term of group.terms.split(';')) addTerm(lex, group, term.trim());
  return lex;
}

function addTerm(lex: Lexicon, group: Group, term: string): void {
  if (!term) return;
  const [said, ...implied] = term.split('>').map((part) => part.trim());
  const forms = said!.split('|').map((form) => form.trim());
  const name = forms[0]!.replace(/^=|\?+$/g, '');
  let entry = lex.entries.get(name.toLowerCase());
  if (!entry) {
    entry = {
      name,
      kind: group.kind as SkillKind,
      family: group.family,
      close: group.close ?? false,
      implies: [],
    };
    lex.entries.set(name.toLowerCase(), entry);
  }
  entry.implies.push(...implied.filter((other) => !entry.implies.includes(other)));
  // A name that is also listed as a form with conditions is not matched without them.
  const conditional = forms
    .slice(1)
    .some((form) => form.startsWith('=') && form.replace(/^=|\?+$/g, '') === name);
  forms.forEach((form, i) => {
    if (i === 0 && conditional) return;
    addForm(lex.root, form, i === 0 ? entry : owner(lex, entry, form));
  });
}

// "GA4" is Google Analytics by another name; "tiling" under "masonry" is a skill of its own that implies the other.
function owner(lex: Lexicon, entry: SkillEntry, form: string): SkillEntry {
  const plain = form.replace(/^=|\?+$/g, '');
  if (form.startsWith('~')) return entry;
  if (entry.kind === 'people' || entry.kind === 'spoken' || entry.kind === 'certificate') return entry;
  // Short words are abbreviations of what they begin like; CLIA is no other name of ISO 17025.
  if (
    isVariant(entry.name, plain) ||
    (plain.length < 5 && plain[0]?.toLowerCase() === entry.name[0]?.toLowerCase())
  )
    return entry;
  const known = lex.entries.get(plain.toLowerCase());
  if (known) return known;
  const name =
    form.startsWith('=') || /[A-Z]/.test(plain) ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  const own: SkillEntry = { ...entry, name, implies: [entry.name, ...entry.implies] };
  lex.entries.set(plain.toLowerCase(), own);
  return own;
}

const FILLER_WORDS = new Set('and of the in for to with a an or'.split(' '));

function isVariant(name: string, form: string): boolean {
  const words = tokenize(name).word;
  const other = tokenize(form).word;
  if (
    other.some(
      (w) =>
        !FILLER_WORDS.has(w) &&
        words.some((v) => v === w || (w.length > 4 && v.slice(0, 5) === w.slice(0, 5))),
    )
  )
    return true;
  const flat = words.join('');
  const flatOther = other.join('');
  if (flat.startsWith(flatOther.slice(0, 5)) || flatOther.startsWith(flat)) return true;
  const initials = (list: string[]): string =>
    list
      .filter((w) => !FILLER_WORDS.has(w))
      .map((w) => w[0])
      .join('');
  return initials(words) === flatOther || initials(other) === flat;
}

function addForm(root: Map<string, FormNode>, form: string, entry: SkillEntry): void {
  const weak = form.endsWith('?');
  const exact = form.startsWith('=');
  const plain = form.replace(/^[=~]/, '').replace(/\?+$/, '');
  const { word } = tokenize(plain);
  let level = root;
  let node: FormNode | null = null;
  for (const w of word) {
    node = level.get(w) ?? null;
    if (!node) {
      node = { next: new Map(), hits: [] };
      level.set(w, node);
    }
    level = node.next;
  }
  if (!node) return;
  const hit: Hit = { entry, weak, strict: form.endsWith('??'), exact: exact ? plain : null };
  if (exact) node.hits.unshift(hit);
  else node.hits.push(hit);
}

/** The entry a name or alias stands for; null where the lexicon does not know it. */
export function lookUp(name: string): SkillEntry | null {
  const { root, entries } = lexicon();
  const direct = entries.get(name.trim().toLowerCase());
  if (direct) return direct;
  let level = root;
  let node: FormNode | undefined;
  for (const w of tokenize(name).word) {
    node = level.get(w);
    if (!node) return null;
    level = node.next;
  }
  return node?.hits[0]?.entry ?? null;
}

/** The same skill under one key: the canonical name where known, else the words' stems. */
export function skillKey(name: string): string {
  const entry = lookUp(name);
  return entry
    ? entry.name.toLowerCase()
    : tokenize(name).word.map(stem).join(' ') || name.trim().toLowerCase();
}
