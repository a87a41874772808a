import type { NoPostingKind } from '../../domain/draft.ts';
import { closedWords } from '../text/closed.ts';
import { folded } from '../text/lines.ts';
import { namesOccupation } from '../text/occupations.ts';
import { isTitleLike } from '../text/roles.ts';
import type { PageFacts } from './page-facts.ts';
import { postingWordsIn, type Signals, signalsOf } from './signals.ts';
import type { Element, Page } from './tree.ts';
import { elements } from './walk.ts';

/** Why a page is no single posting. */
export interface NoPosting {
  kind: NoPostingKind;
  /** A sentence for the user. */
  message: string;
}

const SAID: Record<NoPostingKind, string> = {
  source: 'This is a copy of a page’s source text, not the page.',
  'bot-wall': 'The site asked for a check that only a browser passes.',
  error: 'This is an error page.',
  login: 'This is a page to sign in.',
  list: 'This is a list of several postings.',
  empty: 'There is hardly any text on this page; it may need a browser to show it.',
  closed: 'This page only says that the posting is closed.',
  other: 'This page shows no single posting.',
};

const ERROR_TITLE =
  /^(?:40[0-9]|50[0-9]|error\b|(?:oops|uh oh|sorry)\b|page (?:not found|no longer exists|unavailable)|not found|access denied|forbidden|request blocked|service (?:temporarily )?unavailable|bad gateway|too many requests|something went wrong|under maintenance|site maintenance|stránka nenalezena|stránka nebyla nalezena|seite (?:nicht gefunden|existiert nicht)|fehler\b|page (?:introuvable|non trouvée)|erreur\b|página no (?:encontrada|existe)|página não encontrada|erro\b|pagina non trovata|errore\b|pagina niet gevonden|nie znaleziono strony|strona nie (?:została znaleziona|istnieje)|błąd\b|sidan (?:hittades inte|kunde inte hittas|finns inte)|siden (?:ble ikke funnet|blev ikke fundet|finnes ikke)|sivua ei löyty|az oldal nem található|pagina nu a fost găsită|страница не найдена|сторінку не знайдено|ошибка\b|sayfa bulunamadı|không tìm thấy trang|ページが見つかりません|お探しのページ|页面不存在|找不到(?:页面|網頁)|페이지를 찾을 수 없)/iu;
const ERROR_ANYWHERE =
  /\b(?:page (?:you (?:requested|are looking for|were looking for) )?(?:could(?: not|n['’]t) be|was not|cannot be|can['’]t be|not|does(?: not|n['’]t) exist) ?(?:found)?|404 (?:error|not found)|error 404|http (?:error )?[45]\d\d)\b|(?:seite|page|página|pagina|strona|stránka|sidan|siden|страница)\b.{0,40}\b(?:nicht gefunden|introuvable|no encontrada|não encontrada|non trovata|niet gevonden|nie znalezion|nenalezena|hittades inte|ikke funnet|не найдена)/iu;
const BOT_TITLE =
  /^(?:just a moment|attention required|are you (?:a )?(?:human|robot)|robot check|security (?:check|challenge)|captcha|verify(?:ing)? (?:that )?you(?:['’]re| are)|pardon our interruption|human verification|bot (?:check|verification)|un momento|nur einen moment|einen moment bitte|un instant|ddos-guard|incapsula|checking your browser|security \|)/i;
const BOT_WALL =
  /enable javascript and cookies to continue|checking (?:if the site connection is secure|your browser)|verif(?:y|ying|ied) (?:that )?(?:you(?:['’]re| are) (?:a |not a )?(?:real |human|person|robot|bot)|your (?:identity|browser))|unusual (?:traffic|activity)|complet(?:e|ing) the (?:captcha|security check)|access to this page has been denied|you (?:have been|are being) (?:blocked|rate limited)|(?:are|['’]re) (?:a human|not a (?:robot|bot))\b|press (?:&|and) hold|ray id:|incident id:|ihr browser wird überprüft|sie (?:ein )?mensch(?: und)?|kein roboter|vous (?:êtes une personne réelle|n['’]êtes pas un robot)|no (?:eres|soy|es) un robot|una persona real|não é um robô|non sei un robot|geen robot|nie jest(?:eś)? robotem|nejste robot|не робот|ロボットではありません|请完成(?:安全)?验证|人机验证|자동 ?입력 ?방지|로봇이 아닙니다/iu;
const LOGIN_TITLE =
  /^(?:(?:please )?(?:(?:\p{L}+ )?(?:log|sign)[- ]?in|login|sign up|join linkedin|register|create (?:an )?account|anmelden|anmeldung|einloggen|registrieren|connexion|se connecter|s['’]identifier|iniciar sesi[óo]n|inicia sesión|ingresar|entrar|fazer login|accedi|accesso|inloggen|aanmelden|přihlášení|přihlásit se|prihlásenie|logowanie|zaloguj się|logga in|logg inn|log ind|kirjaudu|bejelentkezés|autentificare|вход|войти|вхід|увійти|giriş yap|oturum aç|đăng nhập|ログイン|会員登録|登录|登入|로그인|authwall)(?:$|[\s|–—:-]))/iu;
/** Why a page without structured data is no single posting; null where it is one. */
export function whyNoPosting(
  { root, hasScripts }: Page,
  facts: PageFacts,
  text: string | null,
): NoPosting | null {
  const kind = kindOf(root, facts, text, hasScripts);
  return kind && { kind, message: SAID[kind] };
}

/** The same for postings several of which were found in the page's data. */
export const A_LIST: NoPosting = { kind: 'list', message: SAID.list };

function kindOf(
  root: Element,
  facts: PageFacts,
  text: string | null,
  hasScripts: boolean,
): NoPostingKind | null {
  const title = facts.pageTitle ?? facts.heading ?? '';
  const all = facts.chunks.join(' ').slice(0, 60_000);
  const own = text?.length ?? 0;
  if (isViewSource(root)) return 'source';
  if (
    (BOT_TITLE.test(title) && all.length < 8000) ||
    (all.length < 6000 && BOT_WALL.test(all.slice(0, 4000)))
  )
    return 'bot-wall';
  if (own < 500 && all.length < 4000 && facts.labels < 3 && closedWords(all.slice(0, 2000))) return 'closed';
  if (
    ERROR_TITLE.test(title) ||
    ERROR_TITLE.test(facts.heading ?? '') ||
    (all.length < 5000 && ERROR_ANYWHERE.test(all.slice(0, 3000)))
  )
    return 'error';
  const signals = signalsOf(root);
  if (
    LOGIN_TITLE.test(title) ||
    (signals.hasPassword && own < 600 && !namesJob(facts.heading ?? '', facts.language))
  )
    return 'login';
  const told = facts.description?.length ?? 0;
  if (all.length < 200 && own < 60 && signals.jobLinks < 3 && told < 200) {
    // A cutting of a page names its job; what a script has still to fill names it in its title only.
    if (facts.title === null || facts.titleFrom === 'rest') return 'empty';
    return facts.heading === null && hasScripts ? 'empty' : null;
  }
  if (all.length < LITTLE && facts.heading !== null && !facts.listHeading && signals.jobLinks < 3)
    return null;
  if (score(signals, facts) >= LEAST) return null;
  return signals.titled >= 3 || signals.jobLinks >= 5 || facts.listHeading ? 'list' : 'other';
}

const LEAST = 2.5;
// Too little text to weigh.
const LITTLE = 500;

/** How much speaks for one posting; weighed on pages of both kinds, no site's own words among them. */
export function score(signals: Signals, facts: PageFacts): number {
  const title = facts.title ?? '';
  const surely = facts.titleFrom !== null && facts.titleFrom !== 'rest';
  const shown = [facts.pageTitle, facts.shared].some(
    (one) => one && title && folded(one).includes(folded(title)),
  );
  // What a page made by a script says of itself stands for the text it does not show.
  const told = signals.prose < 400 ? (facts.description ?? '') : '';
  const prose = Math.max(signals.prose, told.length);
  const duties = Math.max(signals.duties, postingWordsIn(told));
  const names = title !== '' && namesJob(title, facts.language);
  const most = Math.max(signals.titled, signals.jobLinks * 0.7);
  return (
    (title === '' ? -2 : 0) +
    (surely ? 0.5 : 0) +
    (surely && shown ? 0.7 : 0) +
    (facts.titleFrom === 'label' || facts.titleFrom === 'class' ? 1 : 0) +
    (names ? 1.5 : 0) +
    Math.min(facts.labels, 3) * 0.6 +
    Math.min(facts.chips, 3) * 0.7 +
    (signals.apply > 0 && signals.apply < 7 ? 0.7 : 0) +
    (prose >= 2500 ? 1.4 : prose >= 1200 ? 1 : prose >= 300 ? 0.6 : 0) +
    Math.min(duties, 6) * 0.45 -
    (!names && facts.labels === 0 && facts.chips === 0 ? 1 : 0) -
    (facts.listHeading ? 1.5 : 0) -
    (most >= 15 ? 4 : most >= 8 ? 2.5 : most >= 5 ? 1 : 0) -
    (signals.cards >= 5 && most >= 3 ? 1 : 0)
  );
}

const namesJob = (title: string, language: string | null): boolean =>
  isTitleLike(title) || namesOccupation(title, language);

function isViewSource(root: Element): boolean {
  let lines = 0;
  for (const { attrs, tag } of elements(root)) {
    if (
      attrs.class &&
      /(?:^| )(?:line-content|line-number|html-(?:tag|attribute-name|doctype)|webkit-line-content)(?: |$)/.test(
        attrs.class,
      )
    )
      lines++;
    else if (tag === 'body' && attrs.id === 'viewsource') return true;
    if (lines > 20) return true;
  }
  return false;
}
