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
  /\bwe are (?:no longer|not) (?:accepting|taking) (?:any (?:more )?)?(?:new )?applications\b/i,
  // German
  /\b(?:diese|die) (?:stelle|anzeige|stellenanzeige|position|ausschreibung)\b.{0,30}\b(?:ist|wurde)\b.{0,20}\b(?:nicht mehr (?:verfügbar|aktiv|online|aktuell)|bereits besetzt|besetzt|abgelaufen|geschlossen|deaktiviert)/iu,
  /bewerbungen (?:werden )?nicht mehr (?:angenommen|möglich)/iu,
  // French
  /cette (?:offre|annonce)\b.{0,30}(?:n['’]est plus (?:disponible|active|en ligne|d['’]actualité)|a expiré|est (?:expirée|pourvue|clôturée))/iu,
  /n['’]accepte plus de candidatures|candidatures? (?:closes|clôturées)/iu,
  // Spanish, Portuguese, Italian
  /(?:esta (?:oferta|vacante|vaga)|este (?:anuncio|empleo)|l['’]offerta|questo annuncio)\b.{0,30}(?:ya no est[áa] disponible|ha (?:caducado|expirado|finalizado)|est[áa] cerrad[oa]|no acepta|expirou|foi encerrada|n[ãa]o est[áa] mais|è scadut[oa]|non è più)/iu,
  /ya no se aceptan (?:solicitudes|candidaturas)|no longer accepting/iu,
  /(?:a vaga|esta vaga|vaga) (?:já )?(?:foi (?:encerrada|preenchida)|está (?:encerrada|fechada)|expirou|encerrada)|inscrições encerradas|processo seletivo encerrado/i,
  /(?:oferta|vacante|puesto|proceso)(?: de (?:empleo|selección))? (?:ha (?:caducado|expirado|finalizado|sido cubiert[ao])|caducad[ao]|cerrad[ao]|finalizad[ao]|ya no está (?:activ[ao]|disponible))|plazo (?:de inscripción )?cerrado/i,
  /(?:offerta|annuncio|posizione)(?: di lavoro)? (?:è |non è |risulta )?(?:scadut[ao]|chius[ao]|più (?:disponibile|attiv[ao]))|candidature chiuse/i,
  // Dutch
  /deze (?:vacature|functie)\b.{0,30}(?:is (?:verlopen|gesloten|vervuld|niet meer|helaas)|niet (?:meer|langer) (?:beschikbaar|actief|online))/iu,
  // Czech, Slovak
  /(?:tato|táto|tahle|tato pracovní) (?:nabídka|pozice|inzerát|ponuka|pozícia|pracovní nabídka)\b.{0,30}(?:již (?:není|nen[íi]) (?:aktivní|aktuální|dostupná)|už (?:není|nie je) (?:aktivn|aktuáln|dostupn|platn)|vypršela|je (?:již )?(?:neaktivní|obsazen|neplatná|uzavřen|pozastaven|ukončen)|skončila|byla (?:ukončena|uzavřena|stažena))/iu,
  /(?:nabídka|inzerát|pozice) (?:vypršela?|již není aktivní|již není aktuální|je neaktivní|byla? (?:ukončena?|pozastavena?))/iu,
  /už ne(?:nabírá|přijímá|hledá)|již ne(?:nabírá|přijímá|hledá)|startup (?:již|už) nehledá/iu,
  // Polish
  /(?:ta|to) (?:oferta|ogłoszenie)\b.{0,30}(?:wygasł[ao]|jest (?:już )?(?:nieaktualn[ae]|nieaktywn[ae]|zakończon[ae])|została? (?:zakończon|zamknięt))|oferta (?:wygasła|nieaktualna)/iu,
  // Swedish, Danish, Norwegian
  /(?:annonsen|tjänsten|jobbet|stillingen) (?:är|har|er)\b.{0,20}(?:inte längre|utgått|utløpt|udløbet|ikke længere|ikke lenger|stängd|lukket)/iu,
  // Russian, Ukrainian
  /(?:вакансия|вакансія) (?:уже )?(?:закрыта|в архиве|неактивна|не актуальна|неактуальна|снята с публикации|перенесена в архив|закрита)|вакансии больше нет|набор (?:закрыт|завершён|завершен)/i,
  // Japanese, Chinese, Korean
  /(?:募集|受付|掲載|応募受付)(?:は|を|が)?(?:すでに|既に)?(?:終了|締め切り|締切)(?:し(?:ました|ております|ています)|いたしました|しました|られました)|この求人(?:は|の)(?:掲載|募集)?(?:期間)?(?:が|は)?終了/u,
  /(?:该|此|本)?(?:职位|岗位|招聘|職缺|職位)(?:已(?:经)?|已經)?(?:关闭|關閉|下线|停止招聘|过期|結束|结束|招满|失效)|已停止招聘/u,
  /(?:채용|공고|모집)(?:이|가)? ?(?:마감|종료)되었/u,
];

/** The words by which a text says that it takes no more applications, else null. */
export function closedWords(text: string): string | null {
  for (const rule of CLOSED) {
    const found = rule.exec(text);
    if (found) return found[0].replace(/\s+/g, ' ').trim();
  }
  return null;
}
