import { ashby } from './ashby.ts';
import { bamboohr } from './bamboohr.ts';
import { franceTravail } from './france-travail.ts';
import { greenhouse } from './greenhouse.ts';
import { jobtech } from './jobtech.ts';
import { lever } from './lever.ts';
import { oracle } from './oracle.ts';
import { pagesOnly } from './pages-only.ts';
import { personio } from './personio.ts';
import { pinpoint } from './pinpoint.ts';
import { recruitee } from './recruitee.ts';
import { rippling } from './rippling.ts';
import { smartrecruiters } from './smartrecruiters.ts';
import type { System, SystemRef } from './system.ts';
import { teamtailor } from './teamtailor.ts';
import { vietnamworks } from './vietnamworks.ts';
import { workable } from './workable.ts';
import { workday } from './workday.ts';

/** Every system known, in no order that matters. A new one is a file and a line here. */
export const SYSTEMS: readonly System[] = [
  greenhouse,
  lever,
  ashby,
  workable,
  smartrecruiters,
  recruitee,
  personio,
  teamtailor,
  workday,
  bamboohr,
  pinpoint,
  rippling,
  oracle,
  jobtech,
  franceTravail,
  vietnamworks,
  ...pagesOnly,
];

/** The system of that name. */
export function systemNamed(name: string): System | null {
  return SYSTEMS.find((one) => one.name === name) ?? null;
}

/** The system, board and number a link names; null for a link of no known system. */
export function systemOf(link: string): SystemRef | null {
  const url = parsed(link);
  if (!url) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  for (const system of SYSTEMS) {
    for (const { host: hosts, path, query } of system.links) {
      const inHost = hosts.exec(host);
      const inPath = path ? path.exec(url.pathname) : null;
      if (!inHost || (path && !inPath)) continue;
      const groups: Record<string, string | undefined> = { ...inHost.groups, ...inPath?.groups };
      for (const [key, group] of Object.entries(query ?? {}))
        groups[group] ??= url.searchParams.get(key) ?? undefined;
      // A search page at a board is no posting of that board.
      if (query && !path && groups.id === undefined) continue;
      return refOf(system, groups, url);
    }
  }
  for (const system of SYSTEMS) {
    const id = system.marker ? url.searchParams.get(system.marker) : null;
    if (id && /^[\w-]{4,40}$/.test(id)) return { system: system.name, board: null, id };
  }
  if (url.searchParams.get('icims') === '1')
    return { system: 'icims', board: null, id: /\/jobs\/(\d+)/.exec(url.pathname)?.[1] ?? null };
  return null;
}

function refOf(
  system: System,
  { board, id, ...extra }: Record<string, string | undefined>,
  url: URL,
): SystemRef {
  const known = Object.entries(extra).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const number = id ?? (system.marker ? (url.searchParams.get(system.marker) ?? undefined) : undefined);
  return {
    system: system.name,
    board: board ? decoded(board) : null,
    id: number ? decoded(number) : null,
    ...(known.length > 0 ? { extra: Object.fromEntries(known) } : {}),
  };
}

const decoded = (text: string): string => {
  try {
    return encodeURIComponent(decodeURIComponent(text));
  } catch {
    return text;
  }
};

function parsed(link: string): URL | null {
  try {
    const url = new URL(link.trim());
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

const TRACKING =
  /^(?:utm_\w+|gh_src|source|src|ref|referr?er|refid|trk|trkinfo|trackingid|from|fromage|lipi|licu|mc_[ce]id|fbclid|gclid|msclkid|dclid|igshid|yclid|_ga|_gl|lever-(?:source|origin)(?:\[\])?|lever-via|ss|ssid|jobsource|jobboardsource|iis|iisn|mode|mobile|width|height|bga|needsredirect|jan1offset|jun1offset|hl|rps|searchid|positionofadinagentemail|impressionid|campaign(?:id)?|tk|adid|sjdu|acatk|vjs|xkcb|spa|nl|fr|__jv\w+|in_iframe|hashed|sourcetype|recommendedsearch|eid|ebp|refinementpath)$/i;

/** The link without tracking and fragment, in its system's own form where one is known. */
export function canonicalUrl(link: string): string {
  const ref = systemOf(link);
  const own = ref?.id ? (systemNamed(ref.system)?.page?.(ref) ?? null) : null;
  if (own) return own;
  const url = parsed(link);
  if (!url) return link.trim();
  const kept = [...url.searchParams]
    .filter(([key]) => !TRACKING.test(key))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  url.hash =
    /^#!?\//.test(url.hash) || (kept.length === 0 && url.pathname === '/' && url.hash.length > 8)
      ? url.hash
      : '';
  url.search = new URLSearchParams([
    ...new Map(kept.map((pair) => [pair.join('='), pair])).values(),
  ]).toString();
  url.username = '';
  url.password = '';
  return url.toString();
}

/** Identity of a posting across sources: `system:board:number`, else its canonical link; null without a link. */
export function canonicalKey(link: string | null): string | null {
  if (!link) return null;
  const ref = systemOf(link);
  if (ref?.id) {
    const system = systemNamed(ref.system);
    // Where numbers are the system's own, an employer's page with the number is the same posting.
    if (system?.globalIds) return `${ref.system}::${ref.id.toLowerCase()}`;
    if (ref.board) return `${ref.system}:${ref.board.toLowerCase()}:${ref.id.toLowerCase()}`;
  }
  const url = parsed(canonicalUrl(link));
  if (!url) return null;
  url.protocol = 'https:';
  url.hostname = url.hostname.replace(/^www\./, '');
  url.pathname = url.pathname.replace(/\/+(?:apply|application)?\/*$/, '') || '/';
  return url.toString();
}
