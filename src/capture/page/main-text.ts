import { folded } from '../text/lines.ts';
import { markdownOf } from './markdown.ts';
import type { Element } from './tree.ts';
import { isFormToFill, isHidden } from './walk.ts';

const POSTING_BODY =
  /(?:job|posting|position|vacancy|offer|role|jd|listing)[\w]*[-_]{0,2}(?:description|details?|body|content|text)|description__text|show-more-less-html__markup|jobDescriptionText|\bdescription\b|RichContent|job_?ad\b/i;
const SITE_PART =
  /similar|related|recommend|comment|cookie|consent|newsletter|sidebar|footer|header|nav(?:bar|igation)?|breadcrumb|share|signup|sign-up|modal|banner|search|alert/i;
const NEVER = new Set(['head', 'nav', 'footer', 'aside', 'script', 'style', 'select', 'button']);

interface Measure {
  /** Characters of text outside links. */
  prose: number;
  linked: number;
}

/** The part of a page that holds the posting's text, as Markdown; null where there is no prose. */
export function mainText(root: Element): string | null {
  const sizes = new Map<Element, Measure>();
  measure(root, sizes, false);
  const hinted = best(root, sizes, (element) => {
    const name = `${element.attrs.class ?? ''} ${element.attrs.id ?? ''}`;
    return name.length < 400 && POSTING_BODY.test(name) && !SITE_PART.test(name);
  });
  const chosen = hinted ?? densest(root, sizes);
  return chosen ? markdownOf(chosen) : null;
}

function measure(node: Element, sizes: Map<Element, Measure>, inLink: boolean): Measure {
  const size: Measure = { prose: 0, linked: 0 };
  for (const child of node.children) {
    if (typeof child === 'string') {
      const length = child.trim().length;
      if (inLink) size.linked += length;
      else size.prose += length;
    } else if (!NEVER.has(child.tag) && !isHidden(child) && !isFormToFill(child)) {
      const inner = measure(child, sizes, inLink || (child.tag === 'a' && child.attrs.href !== undefined));
      size.prose += inner.prose;
      size.linked += inner.linked;
    }
  }
  sizes.set(node, size);
  return size;
}

// The outermost fitting part with most prose; a part that is mostly links is a list of jobs.
function best(
  root: Element,
  sizes: Map<Element, Measure>,
  fits: (element: Element) => boolean,
): Element | null {
  let found: Element | null = null;
  let most = 250;
  const visit = (node: Element): void => {
    const size = sizes.get(node);
    if (!size) return;
    if (fits(node) && size.prose > most && size.prose > size.linked * 2) {
      found = node;
      most = size.prose * 1.15;
    }
    for (const child of node.children)
      if (typeof child !== 'string' && (sizes.get(child)?.prose ?? 0) > 250) visit(child);
  };
  visit(root);
  return found;
}

function densest(root: Element, sizes: Map<Element, Measure>): Element | null {
  let node = root;
  if ((sizes.get(node)?.prose ?? 0) < 20) return null;
  for (;;) {
    const own = sizes.get(node)!;
    const next = node.children.find(
      (child): child is Element =>
        typeof child !== 'string' && (sizes.get(child)?.prose ?? 0) > own.prose * 0.7,
    );
    if (!next || /^(?:p|ul|ol|table)$/.test(next.tag)) return node;
    node = next;
  }
}

const ENDED = /[.!?。！？:;)\]”"*_|]\s*$/u;

/** True where a description in a page's data ends midway, and the page shows the same text whole. */
export function isCutOff(given: string | null, shown: string | null): boolean {
  if (!given || !shown || shown.length < given.length * 1.2) return false;
  const [short, long] = [folded(given), folded(shown.slice(0, 60_000))];
  const start = long.indexOf(short.slice(0, 50));
  if (start < 0 || short.length < 40) return false;
  if (/(?:…|\.{3}|\[\.\.\.\])\W*$/.test(given)) return true;
  if (given.length < 500 && shown.length > given.length * 3) return true;
  const end = short.slice(-40);
  const at = long.indexOf(end, start);
  return !ENDED.test(given) && at >= 0 && long.length - at - end.length > 200;
}
