/** A button that begins an application, in the languages postings are read in. */
export const APPLY =
  /^(?:(?:click (?:here )?to |quick |easy |1-click |start )?appl(?:y|ication)(?: now| here| today| online| for (?:this|the) (?:job|position|role|vacancy|post)| (?:for|to) this .{0,20}| with .{0,24}| via .{0,24}| on .{0,30}| externally| manually)?|i['’]?m interested|submit (?:your |an )?application|(?:jetzt |online |hier |direkt )*bewerben|zur bewerbung|online[- ]bewerbung|(?:je )?postule[rz]?(?: maintenant| en ligne| à cette offre| ici)?|candidater|je candidate|postular(?:me|se|te)?(?: ahora| a (?:la|esta) (?:vacante|oferta))?|inscri(?:birme|birse|bete)(?: en (?:la|esta) oferta)?|aplicar(?: ahora)?|solicitar(?: empleo)?|enviar (?:cv|currículum|candidatura)|candidat(?:ar-se|e-se|ar|ar-me|ura)(?: (?:agora|à vaga|espontânea))?|quero me candidatar|candidati(?: ora| subito)?|invia (?:la tua )?candidatura|solliciteer(?: nu| direct| online)?|solliciteren|aplikuj(?: teraz| szybko)?|wyślij (?:cv|aplikację)|odpovědět(?: na (?:nabídku|inzerát))?|mám zájem(?: o (?:pozici|práci))?|reagovat(?: na nabídku)?|odpovedať na ponuku|poslať životopis|ansök(?: (?:nu|här|via.{0,20}))?|sök (?:jobbet|tjänsten)|søk (?:på )?stillingen?|søk nå|ansøg(?: nu| her)?|hae (?:työpaikkaa|paikkaa|nyt)|jelentkez(?:em|és)(?: most)?|aplică(?: acum)?|откликнуться(?: на вакансию)?|відгукнутися|надіслати резюме|başvur(?: ?yap)?|hemen başvur|ứng tuyển(?: ngay)?|nộp (?:đơn|hồ sơ).{0,12}|応募(?:する|はこちら|画面へ.{0,8}|フォーム.{0,6})?|(?:この求人に|今すぐ|web)応募(?:する)?.{0,6}|エントリー(?:する)?|立即(?:申请|申請|应聘|投递|沟通)|投递简历|申请职位|我要應徵|應徵|지원하기|입사지원|즉시지원)[\s!›»→>.]*$/iu;

/** Headings and phrases of duties, demands and offers, in the same languages: the language a posting is written in. */
export const POSTING_WORDS = new RegExp(
  `(?<!\\p{L})(?:${[
    "responsibilit(?:y|ies)|requirements?|qualifications?|duties|what you(?:[’']ll| will| bring| need| do)|who you are|about (?:the|this) (?:role|job|position)|job description|you will|you have|years? (?:of )?(?:\\p{L}+ )?experience|experience (?:in|with)|must have|preferred|we offer|ability to|degree in|reports? to|the ideal candidate",
    'aufgaben|anforderungen|ihr profil|dein profil|qualifikation(?:en)?|voraussetzungen|wir bieten|das bieten wir|berufserfahrung|abgeschlossene (?:ausbildung|s studium)|ausbildung als|kenntnisse|tätigkeiten|das bringst du mit|das erwartet (?:dich|sie)|verantwortung für',
    'missions?|profil recherché|votre profil|vos missions|compétences|vous (?:êtes|avez|justifiez|serez|aurez)|formation|expérience (?:de|en|dans|professionnelle)|nous (?:offrons|proposons|recherchons)|rattaché',
    'requisitos|funciones|responsabilidades|experiencia (?:en|de|mínima|previa)|se (?:ofrece|requiere|busca|valora)|ofrecemos|perfil|conocimientos|formación|tareas|actividades',
    'atribuições|atividades|experiência (?:em|com|na|prévia)|conhecimentos?|benefícios|oferecemos|formação|ensino (?:médio|superior)|diferenciais|vivência',
    'requisiti|mansioni|attività|offriamo|esperienza (?:in|di|nel|pregressa)|competenze|si richiede|la risorsa|conoscenza|laurea|diploma',
    'functie-?eisen|taken|wij (?:bieden|vragen)|wat (?:ga je doen|bieden wij|breng je mee)|ervaring (?:met|in|als)|jouw profiel|opleiding|werkzaamheden|je (?:hebt|bent|beschikt)',
    'obowiązk\\p{L}*|wymagania|oferujemy|doświadczeni[ea]|zakres|znajomość|oczekujemy|umiejętno\\p{L}*|mile widziane|wykształcenie',
    'požad(?:avky|ujeme)|náplň práce|nabízíme|očekáváme|praxe|znalost|vzdělání|požiadavky|ponúkame|náplň|skúsenosti|zkušenost\\p{L}*',
    'arbetsuppgifter|kvalifikationer|krav|vi (?:erbjuder|söker|tilbyr|tilbyder)|erfarenhet|meriterande|du (?:har|är|kommer)|utbildning|arbeidsoppgaver|kvalifikasjoner|erfaring|arbejdsopgaver|utdanning|työtehtävät|edellytämme|tarjoamme|kokemus|feladatok|elvárások|amit kínálunk|tapasztalat|responsabilități|cerințe|experiență',
    "обязанности|требования|условия|опыт работы|мы предлагаем|задачи|знание|навыки|обов[’']язки|вимоги|досвід|умови|aranan nitelikler|iş tanımı|deneyim|tecrübe|mô tả công việc|yêu cầu|quyền lợi|kinh nghiệm",
  ].join(
    '|',
  )})(?!\\p{L})|仕事内容|業務内容|応募資格|必須|歓迎|待遇|福利厚生|勤務時間|給与|経験|岗位职责|任职要求|任职资格|工作内容|工作职责|职位描述|岗位要求|经验|福利|工作內容|條件要求|담당업무|주요업무|자격요건|우대사항|경력|근무조건`,
  'giu',
);
