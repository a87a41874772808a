import { Tokenizer } from 'htmlparser2';

/** An element of a page: lower-case tag, the attributes that matter, children in order. */
export interface Element {
  tag: string;
  attrs: Record<string, string>;
  children: (Element | string)[];
  parent: Element | null;
}

/** A script whose content is data, never run. */
export interface DataScript {
  type: string;
  id: string;
  text: string;
}

/** A page as one tree, its data scripts apart. `cut` where a limit was met. */
export interface Page {
  root: Element;
  scripts: DataScript[];
  /** True where the page brings programs to run, which may be what fills it. */
  hasScripts: boolean;
  cut: boolean;
}

const MAX_DEPTH = 256;
const MAX_NODES = 60_000;
const MAX_TEXT = 1_500_000;
const MAX_VALUE = 60_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const DROP = new Set(
  'style template svg math noscript iframe object canvas audio video map noembed noframes'.split(' '),
);
const BLOCK = new Set(
  'address article aside blockquote details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul tr td th tbody thead'.split(
    ' ',
  ),
);
// Which open element a new one ends, and where that search stops.
const ENDS: Record<string, { ends: Set<string>; within: Set<string> }> = {
  li: { ends: new Set(['li']), within: new Set(['ul', 'ol', 'menu']) },
  dt: { ends: new Set(['dt', 'dd']), within: new Set(['dl']) },
  dd: { ends: new Set(['dt', 'dd']), within: new Set(['dl']) },
  option: { ends: new Set(['option']), within: new Set(['select', 'datalist']) },
  tr: { ends: new Set(['tr', 'td', 'th']), within: new Set(['table']) },
  td: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  th: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
};
const KEEP =
  /^(?:id|class|href|content|name|property|itemprop|itemtype|itemscope|typeof|vocab|rel|type|lang|datetime|alt|hidden|style|role|title|value|aria-hidden|aria-label|charset|http-equiv|resource|data-testid|data-automation|data-automation-id|data-qa|data-cy)$/;
const DATA_TYPE = /json|^$|javascript/i;
const STATE_START =
  /(?:_(?:NEXT_DATA|INITIAL_(?:STATE|DATA|PROPS)|PRELOADED_STATE|APOLLO_STATE|NUXT|DATA|STATE|APP_DATA|REDUX_STATE)|(?:initial|preloaded|app|page|job)[-_]?(?:state|data|props)|phApp\.ddo|jobPosting)[\w$"'\]]*\s*=\s*[{[]/i;

/** Reads a page in one pass; depth, number of elements and text are limited, nothing is run. */
export function readPage(html: string): Page {
  const root: Element = { tag: '#root', attrs: {}, children: [], parent: null };
  const page: Page = { root, scripts: [], hasScripts: false, cut: false };
  let node = root;
  let depth = 0;
  let nodes = 0;
  let textSize = 0;
  let tag = '';
  let attrName = '';
  let attrValue = '';
  let attrs: Record<string, string> = {};
  let dropped: string | null = null;
  let droppedDepth = 0;
  let script: DataScript | null = null;
  // Elements past the depth limit are not built; their end tags must not end an ancestor.
  const beyond = new Map<string, number>();

  const addText = (text: string): void => {
    if (script) script.text += text;
    else if (dropped === null && textSize < MAX_TEXT) {
      textSize += text.length;
      const last = node.children.length - 1;
      const before = node.children[last];
      if (typeof before === 'string') node.children[last] = before + text;
      else node.children.push(text);
    }
  };
  const leave = (): void => {
    if (node.parent) {
      node = node.parent;
      depth--;
    }
  };
  const endImplied = (name: string): void => {
    if (BLOCK.has(name) && node.tag === 'p') leave();
    const rule = ENDS[name];
    if (!rule) return;
    let at: Element | null = node;
    for (let steps = 0; at && steps < 12; at = at.parent, steps++) {
      if (rule.within.has(at.tag)) return;
      if (!rule.ends.has(at.tag)) continue;
      while (node !== at) leave();
      leave();
      // A row ends its cell and the row before it.
      if (name === 'tr' && at.tag !== 'tr') endImplied(name);
      return;
    }
  };
  const open = (selfClosing: boolean): void => {
    if (dropped !== null) {
      if (tag === dropped && !selfClosing && !VOID.has(tag)) droppedDepth++;
      return;
    }
    if (tag === 'script') {
      script = { type: (attrs.type ?? '').toLowerCase(), id: attrs.id ?? '', text: '' };
      return;
    }
    if (DROP.has(tag)) {
      if (!selfClosing) {
        dropped = tag;
        droppedDepth = 1;
      }
      return;
    }
    endImplied(tag);
    if (nodes >= MAX_NODES) {
      page.cut = true;
      tokenizer.pause();
      return;
    }
    if (depth >= MAX_DEPTH) {
      page.cut = true;
      nodes++;
      if (!VOID.has(tag) && !selfClosing) beyond.set(tag, (beyond.get(tag) ?? 0) + 1);
      if (BLOCK.has(tag)) addText('\n');
      return;
    }
    const element: Element = { tag, attrs, children: [], parent: node };
    node.children.push(element);
    nodes++;
    if (VOID.has(tag) || (selfClosing && !BLOCK.has(tag))) return;
    node = element;
    depth++;
  };
  const close = (name: string): void => {
    if (script) {
      if (name === 'script') {
        if (isData(script)) page.scripts.push(script);
        if (!/json/.test(script.type)) page.hasScripts = true;
        script = null;
      }
      return;
    }
    if (dropped !== null) {
      if (name === dropped && --droppedDepth === 0) dropped = null;
      return;
    }
    const over = beyond.get(name) ?? 0;
    if (over > 0) {
      beyond.set(name, over - 1);
      return;
    }
    let at: Element | null = node;
    while (at && at.tag !== name) at = at.parent;
    if (!at || at === root) return;
    while (node !== at) leave();
    leave();
  };

  const slice = (from: number, to: number): string => html.slice(from, to);
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: (from, to) => {
        if (attrValue.length < MAX_VALUE) attrValue += slice(from, Math.min(to, from + MAX_VALUE));
      },
      onattribentity: (code) => {
        if (attrValue.length < MAX_VALUE) attrValue += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (KEEP.test(attrName) && !(attrName in attrs)) attrs[attrName] = attrValue;
        attrValue = '';
      },
      onattribname: (from, to) => {
        attrName = to - from > 40 ? '' : slice(from, to).toLowerCase();
      },
      oncdata: (from, to, offset) => addText(slice(from, to - offset)),
      onclosetag: (from, to) =>
        close(
          slice(from, Math.min(to, from + 40))
            .trim()
            .toLowerCase(),
        ),
      oncomment: () => {},
      ondeclaration: () => {},
      onend: () => {},
      onopentagend: () => open(false),
      onopentagname: (from, to) => {
        tag = slice(from, Math.min(to, from + 40)).toLowerCase();
        attrs = {};
      },
      onprocessinginstruction: () => {},
      onselfclosingtag: () => open(true),
      ontext: (from, to) => addText(slice(from, to)),
      ontextentity: (code) => addText(String.fromCodePoint(code)),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return page;
}

function isData({ type, id, text }: DataScript): boolean {
  if (text.length > 4_000_000) return false;
  if (/json/.test(type)) return true;
  if (!DATA_TYPE.test(type)) return false;
  return /__NEXT_DATA__|__NUXT/.test(id) || (text.length > 40 && STATE_START.test(text.slice(0, 200_000)));
}
