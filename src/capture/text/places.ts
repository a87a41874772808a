import { COUNTRIES } from './countries.ts';

const US_STATES =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'.split(
    ' ',
  );
const CA_PROVINCES = 'AB BC MB NB NL NS ON PE QC SK'.split(' ');
const STATE_CODES = new Set([
  ...US_STATES,
  ...CA_PROVINCES,
  'NSW',
  'VIC',
  'QLD',
  'ACT',
  'UK',
  'US',
  'USA',
  'UAE',
]);
const STATES = new Set(
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta manitoba bavaria bayern hessen sachsen england scotland wales catalonia catalunya moravia victoria queensland'.split(
    ' ',
  ),
);
const REGIONS = new Set(
  'europe|eu|emea|apac|latam|latin america|north america|south america|americas|americas only|asia|africa|middle east|european union|worldwide|anywhere|global|dach|nordics|benelux|cee|usa|us|u.s.|u.s.a.|uk|uae|united states of america|czechia|deutschland|österreich|schweiz|españa|italia|nederland|belgique|belgië|polska|česko|česká republika|slovensko|sverige|danmark|norge|suomi|turkey|england|scotland|wales|northern ireland|bay area|san francisco bay area|greater london|silicon valley'.split(
    '|',
  ),
);
const CITIES = new Set(
  'amsterdam|antwerp|athens|atlanta|auckland|austin|bangalore|bengaluru|barcelona|basel|belgrade|berlin|bilbao|birmingham|bogotá|boston|bratislava|brisbane|bristol|brno|bruges|brussels|bruxelles|bucharest|budapest|buenos aires|cambridge|cape town|charlotte|chennai|chicago|cologne|copenhagen|cork|cracow|kraków|krakow|dallas|delhi|denver|dresden|dubai|dublin|düsseldorf|edinburgh|eindhoven|frankfurt|frankfurt am main|gdańsk|gdansk|geneva|genève|ghent|glasgow|gothenburg|göteborg|graz|hamburg|hannover|helsinki|hong kong|houston|hyderabad|istanbul|jakarta|johannesburg|karlsruhe|katowice|kiev|kyiv|köln|københavn|kuala lumpur|lagos|lausanne|leeds|leipzig|lille|linz|lisbon|lisboa|ljubljana|lodz|łódź|london|los angeles|lviv|lyon|madrid|málaga|malmö|malmo|manchester|manila|marseille|melbourne|mexico city|miami|milan|milano|minneapolis|montreal|montréal|mumbai|munich|münchen|nairobi|nantes|new york|new york city|nice|nuremberg|nürnberg|olomouc|oslo|ostrava|oxford|palo alto|paris|pardubice|philadelphia|phoenix|pilsen|plzeň|porto|portland|poznań|poznan|prague|praha|pune|remote|riga|rome|roma|rotterdam|san diego|san francisco|san jose|santiago|são paulo|seattle|seoul|seville|shanghai|singapore|sofia|stockholm|strasbourg|stuttgart|sydney|tallinn|tampa|tel aviv|the hague|den haag|thessaloniki|tokyo|toronto|toulouse|turin|utrecht|valencia|vancouver|vienna|wien|vilnius|warsaw|warszawa|washington|wellington|wroclaw|wrocław|zagreb|zaragoza|zurich|zürich'.split(
    '|',
  ),
);

let english: Set<string> | null = null;

// Built once when first asked for: Intl names every region, in English.
function isCountry(name: string): boolean {
  if (COUNTRIES.has(name.toLowerCase())) return true;
  if (!english) {
    english = new Set();
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    for (let a = 65; a <= 90; a++) {
      for (let b = 65; b <= 90; b++) {
        const found = names.of(String.fromCharCode(a, b));
        if (found) english.add(found.toLowerCase());
      }
    }
  }
  return english.has(name.toLowerCase());
}

const WORKPLACE_WORD =
  /\(?\b(?:100% |fully |completely )?(?:remote|hybrid|on-?site|in[- ]office|in[- ]person|home[- ]?office|work from home|telecommute)\b\)?/gi;

// No place, and no list of them, is written at such length.
const MOST_PLACE = 400;
const MOST_PLACES = 5000;

/** A place's name without the words for how one works there; null when none is left ("Remote"). */
export function placeName(text: string): string | null {
  const bare = text
    .slice(0, MOST_PLACE)
    .replace(WORKPLACE_WORD, ' ')
    .replace(/\((?:anywhere|based)? ?(?:in|from)? ?([^)]*)\)/gi, ', $1 ')
    .replace(/\b(?:anywhere in|based in|located in|within)\b(?: the\b)?/gi, ' ')
    .replace(/[•·|].*$/, '')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:/()+–—-]+|[\s,;:/(+–—-]+$/g, '')
    .replace(/\s+,/g, ',')
    .trim();
  if (
    bare === '' ||
    bare.length > 80 ||
    /^(?:anywhere|n\/?a|-|none|tbd|other|various|multiple(?: locations)?|\d+ locations?|flexible|virtual|office|and|or)$/i.test(
      bare,
    )
  ) {
    return null;
  }
  return bare;
}

/** True for what is written like a place: a known city, state, country or region, or "Name, ST". */
export function isPlace(text: string): boolean {
  const bare = placeName(text);
  if (bare === null || bare.length > 70 || /[.!?:]$|\d{5,}/.test(bare) || bare.split(' ').length > 9)
    return false;
  const known = (part: string): boolean => {
    const low = part
      .toLowerCase()
      .replace(
        /^(?:greater|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|nord|süd|ost|norte|sur|sul|sud) | (?:metropolitan )?area$| metroplex$|[ -](?:nord|süd|ost|sud|norte|sur)$/g,
        '',
      )
      .trim();
    return CITIES.has(low) || REGIONS.has(low) || STATES.has(low) || isCountry(low);
  };
  const parts = bare.split(/\s*,\s*/).filter(Boolean);
  if (parts.every((part) => known(part))) return true;
  if (
    parts.length < 2 ||
    parts.length > 4 ||
    !parts.every((part) => /^[\p{Lu}\d][\p{L}\d .'’()-]*$/u.test(part))
  ) {
    return known(bare.replace(/ \d{1,2}$/, ''));
  }
  const last = parts.at(-1)!.replace(/ \d{5}(?:-\d{4})?$/, '');
  return STATE_CODES.has(last) || known(last) || /^[A-Z]{2}$/.test(last);
}

/** A line of places cut into its places: "Berlin or London; Austin, TX" gives three. */
export function splitPlaces(text: string): string[] {
  const found: string[] = [];
  // Blanks first, so that none of the patterns below walks a run of them again and again.
  const line = text.slice(0, MOST_PLACES).replace(/[^\S\n]+/g, ' ');
  for (const piece of line.split(
    /\s*[;|•·\n]\s*|\s+(?:or|oder|ou|nebo|lub|and|und|y|et|a|&)\s+(?=\p{Lu})|\s+[/]\s+|(?<=\p{Ll})\/(?=\p{Lu})/u,
  )) {
    const parts = piece.split(/\s*,\s*/);
    // "Berlin, London, Paris": cities in a row, not a city and its country.
    const cities =
      parts.length > 1 &&
      parts.every(
        (part) => CITIES.has(part.toLowerCase()) && !isCountry(part) && !STATES.has(part.toLowerCase()),
      );
    for (const part of cities ? parts : [piece]) {
      const name = placeName(part);
      if (name && !found.some((other) => other.toLowerCase() === name.toLowerCase())) found.push(name);
    }
  }
  return found;
}
