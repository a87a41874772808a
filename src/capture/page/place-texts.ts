import { isPlace } from '../text/places.ts';

// 東京都 品川区, 品川区, 北京市, 서울시 강남구, г. Москва
const OTHER_SCRIPTS =
  /^(?:\p{Script=Han}{1,6}[都道府県省][\p{Script=Han}\p{Script=Katakana}\d\s〜・ー-]{0,24}|[\p{Script=Han}\p{Script=Katakana}]{1,8}[市区區町村县縣](?:[\p{Script=Han}\s]{0,10}[区區町县縣])?|(?:日本|中国|東京|大阪|京都|名古屋|福岡|札幌|横浜|北京|上海|广州|深圳|杭州|成都|武汉|南京|西安|香港|台北|서울|부산)(?:[市都府県区].{0,10})?|[가-힣]{1,6}(?:특별시|광역시|[시도])(?: ?[가-힣]{1,6}[시구군])?|(?:г\.\s?)?(?:Москва|Санкт-Петербург|Новосибирск|Екатеринбург|Казань|Россия|Минск|Київ|Киев|Алматы|Україна)(?:,? .{0,40})?|г\.\s?\p{Lu}[\p{L}-]{2,30})$/u;

/** True for what is written like a place, in Latin or another script. */
export function isPlaceText(text: string): boolean {
  return isPlace(text) || (text.length < 50 && OTHER_SCRIPTS.test(text));
}
