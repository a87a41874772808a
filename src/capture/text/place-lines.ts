import { isPlace, placeName, splitPlaces } from './places.ts';
import { isTown } from './towns.ts';
import { isWorkplaceChip } from './workplace-abroad.ts';

// "44 - NANTES", "75012 Paris", "D-70173 Stuttgart", "00-950 Warszawa", "110 00 Praha", "Graz 8010".
const NUMBERED =
  /^(?:[A-Z]{1,2}[- ])?(?:\d{2,3}[- ]?\d{2,3}|\d{4,6}|\d{2}(?= - ))(?: [-–])? ?(\p{Lu}[\p{L}.'’ -]{1,40})$/u;
const CJK_PLACE =
  /^(?:日本|中国|中國|台灣|香港|東京|大阪|京都|北京|上海|广州|深圳|杭州|成都|武汉|南京|西安|서울|부산)[\p{Script=Han}・/／、 ]{0,12}$|^[\p{Script=Han}\p{Script=Katakana}・]{1,8}[都道府県市区區町村省縣县](?:[\p{Script=Han}\p{Script=Katakana}・]{0,10}[市区區町村县縣])?$|^[가-힣]{1,6}[시도구군](?: [가-힣]{1,6}[시구군동])?$/u;
const CYRILLIC_PLACE =
  /^(?:г\.\s?\p{Lu}|(?:Москва|Санкт-Петербург|Екатеринбург|Новосибирск|Казань|Нижний Новгород|Самара|Краснодар|Ростов-на-Дону|Уфа|Воронеж|Пермь|Россия|Минск|Беларусь|Киев|Київ|Львів|Одеса|Харків|Дніпро|Україна|Алматы|Астана|Казахстан|Ташкент|Тбилиси|Ереван|Рига)(?![\p{L}]))/u;
const AROUND =
  /(?:^|[\s,])(?:okolice|regio|capital y provincia|y provincia|e provincia|Umgebung|Raum|Großraum|Region|région|provincia di|woj\.|powiat|kraj|okres|län|kommun|Metropolregion|und Umgebung|et environs|y alrededores)(?:[\s,]|$)/u;

/** True for a line that can only be where the work is: a known place, a postal code with its town, 品川区, г. Москва. */
export function isPlaceLine(text: string): boolean {
  // "Kitewell · Cork, Ireland" is two things.
  if (text.length > 70 || /\s[·•|]\s/.test(text)) return false;
  const bare = text.replace(/\s*[([][^)\]]{1,30}[)\]]\s*$/, '').trim();
  if (isPlace(text) || (bare !== '' && isPlace(bare)) || isTown(bare)) return true;
  if (
    AROUND.test(bare) &&
    bare.split(' ').length < 6 &&
    bare.split(' ').some((word) => isTown(word) || isPlace(word))
  )
    return true;
  if (/^[\p{Script=Han}]{2,4}[·・][\p{Script=Han}]{2,5}$/u.test(bare)) return true;
  if (NUMBERED.test(bare) || CJK_PLACE.test(bare) || CYRILLIC_PLACE.test(bare)) return true;
  const parts = bare.split(/\s*[,/;]\s*|\s+[-–|]\s+/).filter((part) => part !== '' && !isWorkplaceChip(part));
  if (parts.length === 1 && parts[0] !== bare) return isPlace(parts[0]!) || isTown(parts[0]!);
  return (
    parts.length > 1 &&
    parts.length <= 5 &&
    parts.every((part) => /^[\p{Lu}\d]|^okolice/u.test(part) && part.split(' ').length < 6) &&
    (parts.some((part) => (isPlace(part) || isTown(part)) && !/^remote$/i.test(part)) || AROUND.test(bare))
  );
}

/** The places of a line that names where the work is; a French department's number is left out ("44 - NANTES"). */
export function placesOfLine(text: string): string[] {
  const town = /^\d{2} - (.+)$/u.exec(text)?.[1] ?? text;
  const places = splitPlaces(town);
  if (places.length > 0) return places;
  const name = placeName(town);
  return name === null ? [] : [name];
}
