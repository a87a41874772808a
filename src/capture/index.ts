/** Capture: a source becomes a draft. What the conductor calls; heavy parts load when they are used. */
import type { JobtrailError } from '../errors.ts';
import type { FetchResult, UrlOptions } from './fetch/capture-url.ts';

export { captureBytes, captureText, MAX_BYTES } from './capture-bytes.ts';
export { type Comparison, comparePosting, type EarlierPosting } from './compare-posting.ts';
export type { FetchResult, UrlOptions } from './fetch/capture-url.ts';
export { type ListEntry, readList } from './link-list.ts';
export { politeQueue } from './polite-queue.ts';
export { canonicalKey } from './systems/table.ts';

/** Captures a link within limits: its system's interface, then its page; a stub with the reason where neither shows it. */
export async function captureUrl(link: string, options: UrlOptions = {}): Promise<FetchResult> {
  const { captureUrl: capture } = await import('./fetch/capture-url.ts');
  return capture(link, options);
}

/** What reads HTML of a description as Markdown; text that is none it gives back as it is. */
export async function markdownReader(): Promise<(text: string) => string | null> {
  const { markdownFromHtml } = await import('./page/markdown.ts');
  return (text) =>
    /<(?:p|div|ul|ol|li|br|h[1-6]|b|strong|span|section)\b[^>]*>/i.test(text) ? markdownFromHtml(text) : text;
}

/** What the clipboard holds, as text; throws `userError` where there is no clipboard or it is empty. */
export async function readClipboard(): Promise<string> {
  const { clipboardText } = await import('./clipboard.ts');
  return clipboardText();
}

/** Only the link as a draft, with the reason why it was not followed. */
export async function captureLinkOnly(link: string, error: JobtrailError): Promise<FetchResult> {
  const { linkOnly } = await import('./fetch/capture-url.ts');
  return linkOnly(link, error);
}
