/** What counts as a link: an address of the web, and nothing a browser would take for a program, a file or an option. */

// What nearly all links look like; the rest (ports, numbers, punycode) is asked of the URL parser, which is slower.
const ORDINARY = /^https?:\/\/(?!xn--)(?:[a-z\d](?:[a-z\d]|-(?!-))*\.)+[a-z]{2,}(?:[/?#][!-~]*)?$/i;
const BEGINNING = /^https?:\/\/[^\s/?#\\]/i;
const BARE = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#]|$)/i;

/** The text where it is an http or https address with a host, without blanks around it; null for anything else. */
export function webLink(text: string | null): string | null {
  if (text === null) return null;
  const link = text.trim();
  if (ORDINARY.test(link)) return link;
  if (!BEGINNING.test(link) || !URL.canParse(link)) return null;
  const { protocol, hostname, href } = new URL(link);
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '') return null;
  // What does not print is written the way it is sent.
  return /^[^\s\p{C}]+$/u.test(link) ? link : href;
}

/** The same for a link as people type it, `www.acme.example/ana`: with `https://` before it. */
export function typedLink(text: string | null): string | null {
  const link = text?.trim() ?? '';
  return webLink(BARE.test(link) ? `https://${link}` : link);
}
