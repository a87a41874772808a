/**
 * What the site around a posting says about itself: its buttons, tips and widgets. Told apart by what they
 * talk about (the reader's list, account, clicks and alerts), which an employer's own text does not.
 */
const LINE_RULES: RegExp[] = [
  // Buttons
  /^(?:easy |quick |1-click )?appl(?:y|ied)(?: now| here| today| online| externally| on (?:the )?(?:company|employer)(?:['’]s)? (?:web)?site| with [\w ]{1,24}| for (?:this|the) (?:job|position|role))?[!.→»↗ ]*$/i,
  /^(?:(?:un)?save|share|print|report|track|hide|bookmark|flag|copy|view|rate|like|email|forward|follow|compare|dismiss|not interested in)(?: (?:this|the|similar|link|to))* ?(?:job|posting|post|listing|ad|role|vacancy|link|company|clipboard|page|offer|position|friend)s?[!.→»↗ ]*$/i,
  /^(?:save|saved|share|shared|print|report|tweet|like|follow|following|back|next|previous|close|menu|search|home|log ?in|sign ?(?:in|up)|log ?out|sign ?out|join now|register|subscribe|show (?:more|less|all)|see (?:more|less|all)|read (?:more|less)|view all|load more|skip to (?:main )?content|dismiss|message|connect|promoted(?: by hirer)?|new|easy apply|actively (?:hiring|recruiting|reviewing applicants)|responses managed off linkedin)[.… ]*$/i,
  /^(?:uložit|sdílet|vytisknout|odpovědět|přihlásit(?: se)?|zobrazit více|teilen|merken|drucken|jetzt bewerben|bewerben|speichern|anmelden|mehr anzeigen|postuler(?: maintenant)?|enregistrer|partager|imprimer|se connecter|voir plus|guardar|compartir|imprimir|solicitar|inscribirse|ver más|solliciteer(?: nu)?|bewaren|delen|afdrukken|inloggen|toon meer|aplikuj(?: teraz)?|aplikovat|zapisz|udostępnij|drukuj|zaloguj(?: się)?|pokaż więcej)[!.… ]*$/iu,
  // The reader's own list and account
  /^(?:add|save|track|keep|mark|move) (?:this|the|a) (?:job|posting|position|role|listing)\b.{0,40}\byour\b/i,
  /\byour (?:saved jobs|job alerts?|tracking list|saved (?:collection|list)|(?:job )?dashboard|wish ?list|shortlist)\b/i,
  /^(?:sign|log) in (?:to|and|with|for)\b/i,
  /^(?:create|set|get|activate|turn on|manage)\b.{0,30}\b(?:job )?(?:alerts?|notifications?)\b/i,
  /^get notified\b/i,
  // Widgets
  /^pro ?tips?\b\s*[:!–-]/i,
  /^ai[- ](?:powered|generated|based)\b.{0,40}$/i,
  /\bin seconds\b.{0,3}$/i,
  /^(?:skills? )?(?:ranked|sorted|ordered) by (?:relevance|match|importance)[.!]?$/i,
  /^ready to apply\s*\?$/i,
  /^(?:interested|sounds? (?:good|like you))\s*\?\s*(?:apply (?:now|today))?[!.]?$/i,
  /^(?:the )?application (?:takes|process takes|time|only takes)\b.{0,40}\b(?:minutes?|seconds?|min)\b\.?$/i,
  /^(?:join|apply (?:to|at)) [\p{L}\p{N}&.'’ -]{1,40} and (?:take|boost|advance|kick-?start|move|grow) your career\b.{0,40}$/iu,
  /^(?:be (?:among|one of) the first|over|more than)? ?\d+\+? (?:applicants?|people (?:clicked|applied|viewed)|applications|views)\b.{0,30}$/i,
  /^be (?:among|one of) the first\b.{0,20}applicants?\b.*$/i,
  /^(?:re)?posted (?:just now|today|yesterday|\d+\+? ?(?:h|d|hours?|days?|weeks?|months?|minutes?)(?: ago)?)[.! ]*$/i,
  /^(?:about )?(?:\d+|an?|one) (?:minutes?|hours?|days?|weeks?|months?) ago[.! ]*$/i,
  /^see (?:who|how|if|what|whether) .{0,60}\b(?:hired|compare|match|know|qualif\w+|connections?)\b.{0,40}$/i,
  /^how you match\b.{0,20}$/i,
  /^(?:show|tailor|create|build|improve|optimi[sz]e)(?: me)? (?:match details|(?:my|your) (?:resume|cv|cover letter)).{0,40}$/i,
  /^(?:am i a good fit for this job|how can i best position myself|help me (?:update|stand))\b.*$/i,
  /^(?:try|get|reactivate|unlock)(?: linkedin)? premium\b.*$/i,
  /^(?:show|view) (?:full )?(?:job )?(?:description|details)$/i,
  /\bna tuto (?:nabídku|pozici) (?:zatím )?odpověděl/iu,
  /^this job is sourced from a job board\b.*$/i,
  /^bookmark this posting\b.*$/i,
  /^(?:previous|next) job$/i,
  /^(?:we use|this (?:web)?site uses) cookies\b/i,
  /^accept (?:all )?cookies$/i,
];

/** Where these begin, the rest of a paste is the site's, no longer the posting. */
const TAIL_RULES: RegExp[] = [
  /^(?:similar|related|recommended|more|other|suggested) (?:jobs|positions|vacancies|openings)(?: (?:you|at|in|for|from|near|like|by)\b.{0,40})?$/i,
  /^(?:jobs?|people) (?:you (?:may|might) (?:like|know|be interested)|also (?:viewed|applied)).{0,40}$/i,
  /^people (?:who viewed this|also viewed)\b.*$/i,
  /^looking for talent\?.*$/i,
  /^(?:ähnliche (?:jobs|stellen)|offres similaires|empleos similares|vergelijkbare vacatures|podobné (?:nabídky|pozice)|podobne oferty)\b.{0,40}$/iu,
];

/** Headings of site widgets: the site's own only when nothing of the posting stands under them. */
const WIDGET_HEADING =
  /^(?:(?:ai )?(?:job )?summary|(?:key|top|required|matching)? ?skills|(?:job )?(?:match|details|insights)|your (?:match|profile)|company (?:info|insights)|how you match)$/i;

const BULLET = /^(?:[-–—•·*▪◦‣●○]|\d+[.)])\s+/;

// Longer than any button with the links around it.
const LONGEST = 1000;

/** True for a line that belongs to the site around a posting. */
export function isChrome(line: string): boolean {
  if (line.length > LONGEST) return false;
  const bare = line
    .replace(BULLET, '')
    .replace(/^#+\s*/, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .trim();
  if (bare === '' || bare.length > 160) return false;
  return LINE_RULES.some((rule) => rule.test(bare));
}

// Two widgets pasted as one line: "Ranked by relevanceReady to apply?".
function unglue(line: string): string[] {
  if (line.length > 160 || isChrome(line)) return [line];
  for (const match of line.matchAll(/\p{Ll}(?=\p{Lu})/gu)) {
    const [head, tail] = [line.slice(0, match.index + 1), line.slice(match.index + 1)];
    if (isChrome(head) && isChrome(tail)) return [head, tail];
    if (isChrome(head) && WIDGET_HEADING.test(tail)) return [head, tail];
    if (WIDGET_HEADING.test(head) && isChrome(tail)) return [head, tail];
  }
  return [line];
}

/** The lines without the site's own; a widget's heading and the list it introduces go with it. */
export function withoutChrome(input: readonly string[]): string[] {
  const lines = input.flatMap(unglue);
  const drop = new Array<boolean>(lines.length).fill(false);
  let from = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (i > 5 && TAIL_RULES.some((rule) => rule.test(line))) {
      drop.fill(true, i);
      break;
    }
    if (i < from || !isChrome(line)) continue;
    drop[i] = true;
    if (!/[:：]$/.test(line)) continue;
    // A lead-in takes its list along: "Add this job to your list to:" and the bullets after it.
    let next = i + 1;
    while (next < lines.length && (lines[next] === '' || BULLET.test(lines[next]!))) drop[next++] = true;
    from = next;
  }
  for (let i = lines.length - 1; i >= 0; i--) {
    if (drop[i] || !WIDGET_HEADING.test(lines[i]!.replace(/^#+\s*|[:：]$/g, ''))) continue;
    let next = i + 1;
    while (next < lines.length && lines[next] === '') next++;
    if (next >= lines.length || drop[next]) drop[i] = true;
  }
  return lines.filter((_, i) => !drop[i]);
}
