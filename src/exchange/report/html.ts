import { withoutSteering } from '../../domain/text.ts';

/** HTML for the report's pages. Everything that comes from outside goes through `escapeHtml` once. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML may have it, in an element or a quoted attribute. Control characters and turned lines are dropped. */
export function escapeHtml(text: string): string {
  return withoutSteering(text).replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

/** The head of a page that loads nothing and may run the one script given, or none. */
export function headOf(title: string, style: string, scriptHash: string | null): string {
  const script = scriptHash === null ? '' : `script-src 'sha256-${scriptHash}'; `;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; ${script}base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${style}</style></head>`;
}

/** What may be wider than the screen: it scrolls by itself, by keyboard too. */
export const wide = (name: string, inner: string): string =>
  `<div class="wide" role="region" aria-label="${escapeHtml(name)}" tabindex="0">${inner}</div>\n`;

/** A chart with its name, for eyes and for screen readers; empty without a drawing. The SVG is trusted. */
export const figure = (caption: string, svg: string): string =>
  svg === ''
    ? ''
    : `<figure>${wide(caption, `<div role="img" aria-label="${escapeHtml(caption)}">${svg}</div>`)}<figcaption>${escapeHtml(caption)}</figcaption></figure>\n`;

/** A table of texts under a caption; empty without rows. */
export const table = (caption: string, heads: string[], rows: string[][]): string =>
  rows.length === 0
    ? ''
    : wide(
        caption,
        `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads
          .map((head) => `<th scope="col">${escapeHtml(head)}</th>`)
          .join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`,
      );
