// Each says that this posting takes no more applications. "Closing soon" or a date is not enough.
const CLOSED: RegExp[] = [
  /(?<!(?:until|till|once|after|when|if|unless|before) (?:the |this |a )?)\b(?:job|position|posting|role|vacancy|listing|opening|offer|ad)(?: (?:posting|listing|opening))? (?:(?:that )?you(?:['’]re| are) (?:looking for|viewing|trying to (?:view|reach|apply for)) )?(?:has|is|may have)(?: now| already)? (?:expired|been (?:filled|closed|removed|withdrawn))\b(?! in the past)/i,
  /\balready been filled\b/i,
  /\bno longer accept(?:s|ing) applications\b/i,
  /(?<!(?:until|till|once|after|when|if|unless|before) )\b(?:this|the) (?:job|position|posting|role|vacancy|listing|offer|ad|opening)(?: (?:posting|listing|opening|offer|ad|advert))? (?:has (?:now )?(?:expired|closed|been (?:filled|closed|removed|deactivated|withdrawn|archived))|is (?:now )?(?:closed|expired|no longer (?:available|active|open|accepting)|not (?:available|active) any ?more|archived|inactive|filled|paused|on hold)|was (?:closed|filled|removed))/i,
  /\b(?:job|position|vacancy) (?:expired|has expired|no longer available|closed)\s*$/im,
  /\bapplications? (?:for this (?:job|position|role|vacancy) )?(?:are|is|have) (?:now |been )?closed\b/i,
  /\bthis (?:job|posting|position) (?:you are looking for )?(?:is |has been )?(?:no longer|already) (?:available|filled|open|active)\b/i,
  /\bthe (?:job|position) you(?:['’]re| are) (?:looking for|trying to (?:view|reach|apply for)) (?:is no longer|has (?:been|expired)|no longer exists)/i,
  /\b(?:job|position|posting|role|vacancy|listing|advert|opening)s? (?:you|that you) (?:are|were|have) (?:looking for|requested|trying to (?:view|reach|apply (?:for|to)|access)|selected|followed)\b.{0,20}\b(?:has (?:now |already )?(?:expired|closed|been (?:filled|closed|removed|taken down|withdrawn))|is (?:no longer|not) (?:available|active|open|posted|listed|online)|(?:no longer|does not|doesn['’]t) exists?|was (?:filled|removed|closed)|cannot be found)/i,
  /\b(?:job|position|posting|role|vacancy|requisition|listing|opportunity|opening)\b.{0,25}\b(?:has already been filled|is no longer (?:available|open|active|posted|advertised|accepting|live|online|listed|being advertised|valid|exists?)|no longer exists|has been (?:unposted|taken down|delisted|cancel+ed)|has (?:since )?expired|is currently (?:closed|unavailable|not accepting))/i,
  /\b(?:this|the) (?:job|position|vacancy|role|posting) (?:is )?(?:now )?(?:closed|filled|unavailable)\s*[.!]?$/im,
  /\bsorry,? (?:but )?(?:this|the|that) (?:job|position|posting|vacancy|role|listing|opportunity|offer)\b.{0,30}\b(?:closed|expired|filled|removed|unavailable|no longer)\b/i,
  /\bwe are (?:no longer|not) (?:accepting|taking) (?:any (?:more )?)?(?:new )?applications\b/i,
  // German
  /\b(?:diese|die) (?:stelle|anzeige|stellenanzeige|position|ausschreibung)\b.{0,30}\b(?:ist|wurde)\b.{0,20}\b(?:nicht mehr (?:verfügbar|aktiv|online|aktuell)|bereits besetzt|besetzt|abgelaufen|geschlossen|deaktiviert)/iu,
  /bewerbungen (?:werden )?nicht mehr (?:angenommen|möglich)/iu,
  /\b(?:stelle|stellenangebot|stellenanzeige|anzeige|position|job|ausschreibung|stellenausschreibung)\b.{0,40}\b(?:nicht (?:mehr|länger) (?:verfügbar|online|aktiv|aktuell|ausgeschrieben|offen|vorhanden|vakant)|(?:ist|wurde) (?:leider |bereits |inzwischen |schon )*(?:besetzt|vergeben|deaktiviert|offline|archiviert|abgelaufen|geschlossen|entfernt|gelöscht)|existiert nicht mehr)/iu,
  // French
  /cette (?:offre|annonce)\b.{0,30}(?:n['’]est plus (?:disponible|active|en ligne|d['’]actualité)|a expiré|est (?:expirée|pourvue|clôturée))/iu,
  /n['’]accepte plus de candidatures|candidatures? (?:closes|clôturées)/iu,
  /\b(?:offre|annonce|poste)\b.{0,40}(?:n['’](?:est|existe) plus|a (?:déjà )?été (?:pourvue?|retirée?|supprimée?|clôturée?)|est (?:désormais |déjà )?(?:expirée?|pourvue?|clôturée?|fermée?|archivée?)|a expiré)/iu,
  // Spanish, Portuguese, Italian
  /\b(?:oferta|vacante|vaga|puesto|empleo|anuncio|anúncio|oportunidade|processo seletivo)\b.{0,40}(?:ya no (?:est[áa]|existe|se encuentra)|ha (?:caducado|expirado|finalizado|vencido|sido (?:cubiert|cerrad|retirad|eliminad)[oa])|est[áa] (?:cerrad|caducad|vencid|encerrad|fechad|expirad|inativ|finalizad)[oa]|(?:foi|está) (?:encerrad|preenchid|fechad|removid|cancelad)[oa]|n[ãa]o (?:est[áa]|existe|aceita) mais|já (?:foi|está) (?:preenchid|encerrad)[oa]|expirou)/iu,
  /\b(?:offerta|annuncio|posizione|candidature|selezione)\b.{0,40}(?:non (?:è|sono) più (?:disponibil[ei]|attiv[aeo]|apert[aeo]|valid[aeo]|aperte)|è (?:stat[ao] )?(?:scadut|chius|rimoss|archiviat)[ao]|(?:è|sono) (?:già )?(?:chiuse?|stat[ae] coperta))/iu,
  /(?:esta (?:oferta|vacante|vaga)|este (?:anuncio|empleo)|l['’]offerta|questo annuncio)\b.{0,30}(?:ya no est[áa] disponible|ha (?:caducado|expirado|finalizado)|est[áa] cerrad[oa]|no acepta|expirou|foi encerrada|n[ãa]o est[áa] mais|è scadut[oa]|non è più)/iu,
  /ya no se aceptan (?:solicitudes|candidaturas)|no longer accepting/iu,
  /(?:a vaga|esta vaga|vaga) (?:já )?(?:foi (?:encerrada|preenchida)|está (?:encerrada|fechada)|expirou|encerrada)|inscrições encerradas|processo seletivo encerrado/i,
  /(?:oferta|vacante|puesto|proceso)(?: de (?:empleo|selección))? (?:ha (?:caducado|expirado|finalizado|sido cubiert[ao])|caducad[ao]|cerrad[ao]|finalizad[ao]|ya no está (?:activ[ao]|disponible))|plazo (?:de inscripción )?cerrado/i,
  /(?:offerta|annuncio|posizione)(?: di lavoro)? (?:è |non è |risulta )?(?:scadut[ao]|chius[ao]|più (?:disponibile|attiv[ao]))|candidature chiuse/i,
  // Dutch
  /deze (?:vacature|functie)\b.{0,30}(?:is (?:verlopen|gesloten|vervuld|niet meer|helaas)|niet (?:meer|langer) (?:beschikbaar|actief|online))/iu,
  /\b(?:vacature|functie)\b.{0,40}\b(?:(?:is|staat) (?:helaas )?(?:niet meer|niet langer|inmiddels (?:vervuld|gesloten|verlopen)|verlopen|gesloten|vervuld)|bestaat niet (?:meer|langer))/iu,
  // Czech, Slovak
  /(?:tato|táto|tahle|tato pracovní) (?:nabídka|pozice|inzerát|ponuka|pozícia|pracovní nabídka)\b.{0,30}(?:již (?:není|nen[íi]) (?:aktivní|aktuální|dostupná)|už (?:není|nie je) (?:aktivn|aktuáln|dostupn|platn)|vypršela|je (?:již )?(?:neaktivní|obsazen|neplatná|uzavřen|pozastaven|ukončen)|skončila|byla (?:ukončena|uzavřena|stažena))/iu,
  /(?:nabídka|inzerát|pozice) (?:vypršela?|již není aktivní|již není aktuální|je neaktivní|byla? (?:ukončena?|pozastavena?))/iu,
  /už ne(?:nabírá|přijímá|hledá)|již ne(?:nabírá|přijímá|hledá)|startup (?:již|už) nehledá/iu,
  // Polish
  /(?:ta|to) (?:oferta|ogłoszenie)\b.{0,30}(?:wygasł[ao]|jest (?:już )?(?:nieaktualn[ae]|nieaktywn[ae]|zakończon[ae])|została? (?:zakończon|zamknięt))|oferta (?:wygasła|nieaktualna)/iu,
  /(?:oferta|ogłoszenie|rekrutacja)\b.{0,40}(?:wygasł[ao]|(?:jest|została?|zostało) (?:już )?(?:nieaktualn|nieaktywn|zakończon|zamknięt|zarchiwizowan|usunięt)\p{L}*|nie jest już (?:aktualn|aktywn|dostępn)\p{L}*)/iu,
  // Swedish, Danish, Norwegian, Finnish
  /\b(?:annonsen?|tjänsten?|jobbet|stillingen?|rekryteringen|ansökningstiden|søknadsfristen|ansøgningsfristen)\b.{0,30}(?:inte längre|ikke lenger|ikke længere|har (?:gått ut|utgått|utløpt|passerat|stängts|tillsatts)|är (?:stängd|avslutad|tillsatt)|er (?:utløpt|udløbet|lukket|besatt|utgått))/iu,
  /(?:työpaikka|ilmoitus|haku|hakuaika)\b.{0,30}(?:ei ole enää|on (?:päättynyt|sulkeutunut|vanhentunut|täytetty))/iu,
  // Hungarian, Romanian, Russian, Ukrainian, Turkish, Vietnamese
  /(?:állás|hirdetés|pozíció)\p{L}*.{0,30}(?:lejárt|már nem (?:elérhető|aktív)|betöltött)|(?:anunț|post|job|ofert)\p{L}*.{0,30}(?:a expirat|nu mai este (?:disponibil|activ|valabil)|este (?:închis|expirat))/iu,
  /(?:ваканси\p{L}*|объявлени\p{L}*).{0,40}(?:закрыт|в архиве|перенесен\p{L}* в архив|архивн|неактуальн|больше не (?:актуальн|доступн|активн)|снят|не найдена|удален)|ваканс\p{L}*.{0,30}(?:закрит|неактуальн|більше не|в архіві)/iu,
  /(?:ilan|pozisyon)\p{L}*.{0,30}(?:yayından kaldırıl|süresi dol|kapatıl|kapan|artık (?:aktif|geçerli) değil)|(?:việc làm|tin tuyển dụng|công việc|vị trí).{0,30}(?:đã hết hạn|đã đóng|không còn|hết hạn nộp)/iu,
  // Japanese, Chinese, Korean
  /(?:この|当該|お探しの|ご指定の|こちらの)?(?:求人|募集|掲載|案件|採用情報)(?:情報)?(?:は|が|の)?[^。\n]{0,16}(?:終了(?:しました|いたしました|しています|致しました|済み)|締め切り?(?:ました|られました)|(?:掲載|公開|募集)(?:が|を)?終了|見つかりません|存在しません|公開されていません)|(?:掲載|募集|受付)(?:期間)?(?:が|は|を)?終了(?:しました|いたしました|しております|致しました)/u,
  /(?:该|此|这个|本|您(?:查看|访问)的)?(?:职位|岗位|招聘|职缺|職缺|工作)(?:信息)?[^。\n]{0,10}(?:已(?:关闭|下线|过期|失效|结束|停止招聘|招满|暂停|关闭招聘)|已(?:關閉|下架|過期|截止)|不存在或已)|停止招聘|(?:채용|공고|모집)\p{L}*\s*(?:이|가|은|는)?\s*(?:마감(?:되었|된|됐)|종료(?:되었|된|됐))/u,
  // Swedish, Danish, Norwegian
  /(?:annonsen|tjänsten|jobbet|stillingen) (?:är|har|er)\b.{0,20}(?:inte längre|utgått|utløpt|udløbet|ikke længere|ikke lenger|stängd|lukket)/iu,
  // Russian, Ukrainian
  /(?:вакансия|вакансія) (?:уже )?(?:закрыта|в архиве|неактивна|не актуальна|неактуальна|снята с публикации|перенесена в архив|закрита)|вакансии больше нет|набор (?:закрыт|завершён|завершен)/i,
  // Japanese, Chinese, Korean
  /(?:募集|受付|掲載|応募受付)(?:は|を|が)?(?:すでに|既に)?(?:終了|締め切り|締切)(?:し(?:ました|ております|ています)|いたしました|しました|られました)|この求人(?:は|の)(?:掲載|募集)?(?:期間)?(?:が|は)?終了/u,
  /(?:该|此|本)?(?:职位|岗位|招聘|職缺|職位)(?:已(?:经)?|已經)?(?:关闭|關閉|下线|停止招聘|过期|結束|结束|招满|失效)|已停止招聘/u,
  /(?:채용|공고|모집)(?:이|가)? ?(?:마감|종료)되었/u,
];

// "Open until the position has been filled" says the contrary.
const AWAITED =
  /(?:^|\P{L})(?:until|till|once|when|if|after|unless|before|as soon as|bis|sobald|wenn|falls|jusqu['’]à ce que|dès que|lorsque|si|hasta que|cuando|até que|quando|finché|se|totdat|zodra|als|dokud|až|jakmile|pokud|dopóki|gdy|jeśli|tills|när|om|когда|если|пока)\s+(?:\p{L}+\s+)?$/iu;

/** The words by which a text says that it takes no more applications, else null. */
export function closedWords(text: string): string | null {
  for (const rule of CLOSED) {
    const found = rule.exec(text);
    if (found && !AWAITED.test(text.slice(Math.max(0, found.index - 24), found.index)))
      return found[0].replace(/\s+/g, ' ').trim();
  }
  return null;
}
