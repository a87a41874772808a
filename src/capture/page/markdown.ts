import { cleanText } from '../text/lines.ts';
import { type Element, readPage } from './tree.ts';
import { isFormToFill, isForReaders, isHidden } from './walk.ts';

const SKIP = new Set(
  'head script style nav button select input textarea footer label img figure picture dialog menu'.split(' '),
);
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption header hr main p pre section summary table tbody thead tfoot tr ul ol li h1 h2 h3 h4 h5 h6 center'.split(
    ' ',
  ),
);
const SITE_PART =
  /(?:^|[\s_-])(?:cookie|consent|breadcrumbs?|navbar|nav-?bar|newsletter|social(?:-share|-links)?|share-?(?:buttons?|links?)?|similar-?jobs?|related-?jobs?|recommended|sidebar|modal|popup|banner-cookie|gdpr|onetrust|advert|skip-link|people-also|job-alerts?)(?:$|[\s_-])/i;

interface Out {
  lines: string[];
  /** The line being written. */
  inline: string;
  indent: string;
  marker: string | null;
  quote: boolean;
}

/** The visible text under an element as clean Markdown: headings, nested lists, emphasis, links. */
export function markdownOf(root: Element): string | null {
  const out: Out = { lines: [], inline: '', indent: '', marker: null, quote: false };
  children(root, out);
  flush(out);
  const text = out.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
}

/** Markdown of an HTML fragment; escaped fragments ("&lt;p&gt;") are read as what they escape. */
export function markdownFromHtml(html: string): string | null {
  let source = html;
  for (let i = 0; i < 2 && !/<[a-z!/]/i.test(source) && /&lt;\/?[a-z]/i.test(source); i++) {
    source = source
      .replace(/&lt;/gi, '<')
      .replace(/&gt;/gi, '>')
      .replace(/&quot;/gi, '"')
      .replace(/&#0?39;|&apos;/gi, "'")
      .replace(/&amp;/gi, '&');
  }
  if (!/<[a-z!/]|&[a-z#\d]+;/i.test(source)) {
    const text = cleanText(source)
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return text === '' ? null : text;
  }
  // A plain text with an entity or two keeps its lines.
  const lined = /<(?:p|br|div|li|ul|h\d)\b/i.test(source) ? source : source.replace(/\r?\n/g, '<br>');
  return markdownOf(readPage(lined).root);
}

function flush(out: Out): void {
  const text = out.inline
    .replace(/[ \t\n]+/g, ' ')
    .replace(/ ?\u0001 ?/g, '\n')
    .replace(/(\*\*|_)\s*\1(?!\w)/g, '')
    .trim();
  out.inline = '';
  if (text === '' || /^[*_\s]+$/.test(text)) return;
  for (const part of text.split('\n')) {
    const line = part.trim();
    if (line === '' || line === '**') continue;
    const bullet =
      out.marker !== null && /^[•·▪◦‣●○–—-]\s+/.test(line)
        ? line.replace(/^[•·▪◦‣●○–—-]\s+/, '')
        : line.replace(/^[•·▪◦‣●○]\s*(?=\S)/, '- ');
    out.lines.push(`${out.quote ? '> ' : ''}${out.indent}${out.marker ?? (out.indent ? '  ' : '')}${bullet}`);
    if (out.marker !== null) {
      out.marker = null;
    }
  }
}

function children(node: Element, out: Out): void {
  for (const child of node.children) {
    if (typeof child === 'string') {
      out.inline += node.tag === 'pre' ? child.replace(/\n/g, '\u0001') : cleanText(child);
    } else if (
      !SKIP.has(child.tag) &&
      !isHidden(child) &&
      !isForReaders(child) &&
      !isSitePart(child) &&
      !isFormToFill(child)
    )
      element(child, out);
  }
}

function isSitePart({ attrs, tag }: Element): boolean {
  if (attrs.role && /^(?:navigation|banner|contentinfo|dialog|alertdialog|search|menu)$/.test(attrs.role))
    return true;
  return (
    tag !== 'body' &&
    tag !== 'main' &&
    attrs.class !== undefined &&
    attrs.class.length < 300 &&
    SITE_PART.test(attrs.class)
  );
}

function blank(out: Out): void {
  if (out.lines.length > 0 && out.lines.at(-1) !== '') out.lines.push('');
}

function element(node: Element, out: Out): void {
  const { tag } = node;
  if (tag === 'br') {
    out.inline += '\u0001';
    return;
  }
  if (tag === 'hr') {
    flush(out);
    return;
  }
  if (/^h[1-6]$/.test(tag)) {
    heading(node, out, Number(tag[1]));
    return;
  }
  if (tag === 'ul' || tag === 'ol') {
    list(node, out);
    return;
  }
  if (tag === 'a') {
    link(node, out);
    return;
  }
  if (tag === 'strong' || tag === 'b') {
    wrap(node, out, '**');
    return;
  }
  if (tag === 'em' || tag === 'i') {
    wrap(node, out, '_');
    return;
  }
  if (tag === 'td' || tag === 'th') {
    if (out.inline.trim() !== '') out.inline += ' | ';
    children(node, out);
    return;
  }
  if (!BLOCKS.has(tag)) {
    children(node, out);
    return;
  }
  flush(out);
  const paragraph =
    tag === 'p' || tag === 'blockquote' || tag === 'section' || tag === 'table' || tag === 'dl';
  if (paragraph && out.indent === '' && out.marker === null) blank(out);
  const quote = out.quote;
  if (tag === 'blockquote') out.quote = true;
  children(node, out);
  flush(out);
  out.quote = quote;
  if (paragraph && out.indent === '' && out.marker === null) blank(out);
}

function heading(node: Element, out: Out, level: number): void {
  flush(out);
  const inner: Out = { lines: [], inline: '', indent: '', marker: null, quote: false };
  children(node, inner);
  flush(inner);
  const text = inner.lines
    .join(' ')
    .replace(/\*\*/g, '')
    .replace(/^[#\s]+/, '')
    .trim();
  if (text === '') return;
  if (out.marker !== null || out.indent !== '') {
    out.inline = text;
    flush(out);
    return;
  }
  blank(out);
  out.lines.push(`${'#'.repeat(Math.max(2, level))} ${text}`);
  blank(out);
}

function list(node: Element, out: Out): void {
  flush(out);
  const { indent, marker } = out;
  const nested = indent !== '' || marker !== null || isInList(node);
  if (!nested) blank(out);
  let number = 1;
  const deeper = nested && indent.length < 24 ? `${indent}  ` : indent;
  for (const child of node.children) {
    if (typeof child === 'string') {
      out.inline += cleanText(child);
      continue;
    }
    if (isHidden(child)) continue;
    flush(out);
    out.indent = child.tag === 'li' && isInList(node) ? deeper : indent;
    out.marker = child.tag === 'li' ? (node.tag === 'ol' ? `${number++}. ` : '- ') : null;
    if (child.tag === 'li') children(child, out);
    else element(child, out);
    flush(out);
  }
  flush(out);
  out.indent = indent;
  out.marker = null;
  if (!nested) blank(out);
}

function isInList(node: Element): boolean {
  for (let at = node.parent; at; at = at.parent) if (at.tag === 'li') return true;
  return false;
}

const holdsBlock = new WeakMap<Element, boolean>();

// Known before anything is written: rendering a part to find out, and then once more, doubles at every level.
function hasBlock(node: Element): boolean {
  const known = holdsBlock.get(node);
  if (known !== undefined) return known;
  const found = node.children.some(
    (child) =>
      typeof child !== 'string' &&
      (BLOCKS.has(child.tag) ||
        child.tag === 'br' ||
        child.tag === 'td' ||
        child.tag === 'th' ||
        hasBlock(child)),
  );
  holdsBlock.set(node, found);
  return found;
}

/** The one line under an element without a block. */
function inlineOf(node: Element): string {
  const inner: Out = { lines: [], inline: '', indent: '', marker: null, quote: false };
  children(node, inner);
  return inner.inline;
}

function wrap(node: Element, out: Out, mark: string): void {
  if (hasBlock(node)) {
    children(node, out);
    return;
  }
  const text = inlineOf(node);
  const bare = text.trim();
  if (bare === '' || bare.includes(mark)) {
    out.inline += text;
    return;
  }
  const [lead, tail] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
  out.inline += `${lead}${mark}${bare}${mark}${tail}`;
}

function link(node: Element, out: Out): void {
  if (hasBlock(node)) {
    children(node, out);
    return;
  }
  const href = node.attrs.href ?? '';
  const text = inlineOf(node);
  const bare = text.replace(/\s+/g, ' ').trim();
  if (bare === '' || !/^(?:https?:|mailto:)/i.test(href) || href.length > 500 || /[\s()<>]/.test(href)) {
    out.inline += text;
    return;
  }
  const lead = /^\s/.test(text) ? ' ' : '';
  out.inline +=
    bare === href || `mailto:${bare}` === href
      ? `${lead}${bare} `
      : `${lead}[${bare.replace(/[[\]]/g, '')}](${href})${/\s$/.test(text) ? ' ' : ''}`;
}
