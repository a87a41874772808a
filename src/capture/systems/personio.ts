import { dayOf, textOf } from '../page/schema-posting.ts';
import type { JsonObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

const inner = (xml: string, tag: string): string | null => {
  const found = new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1];
  return found === undefined ? null : unwrapped(found);
};
const unwrapped = (text: string): string => {
  const cdata = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(text)?.[1];
  return (
    cdata ??
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&')
      .trim()
  );
};

/** Personio XML feed: the whole board at `{company}.jobs.personio.de/xml`. */
export const personio: System = {
  name: 'personio',
  links: [
    { host: /^(?<board>[\w-]+)\.jobs\.personio\.(?<top>de|com)$/, path: /^\/job\/(?<id>\d+)/ },
    { host: /^(?<board>[\w-]+)\.jobs\.personio\.(?<top>de|com)$/ },
  ],
  globalIds: true,
  page: ({ board, id, extra }) =>
    board && id ? `https://${board}.jobs.personio.${extra?.top ?? 'de'}/job/${id}` : null,
  endpoint: ({ board, extra }) => (board ? `https://${board}.jobs.personio.${extra?.top ?? 'de'}/xml` : null),
  fromXml: (xml) => {
    if (!xml.includes('<workzag-jobs')) return [];
    return [...xml.slice(0, 8_000_000).matchAll(/<position>([\s\S]*?)<\/position>/g)]
      .slice(0, 3000)
      .map(([, position = '']) => {
        const more = inner(position, 'additionalOffices') ?? '';
        const job: JsonObject = {
          offices: [
            inner(position.replace(/<additionalOffices>[\s\S]*?<\/additionalOffices>/, ''), 'office'),
            ...[...more.matchAll(/<office>([^<]*)<\/office>/g)].map((m) => unwrapped(m[1]!)),
          ],
        };
        for (const tag of [
          'id',
          'subcompany',
          'name',
          'employmentType',
          'schedule',
          'seniority',
          'createdAt',
        ])
          job[tag] = inner(position.replace(/<jobDescriptions>[\s\S]*<\/jobDescriptions>/, ''), tag);
        job.sections = [...position.matchAll(/<jobDescription>([\s\S]*?)<\/jobDescription>/g)].map(
          ([, one = '']) => ({ name: inner(one, 'name'), value: inner(one, 'value') }),
        );
        return job;
      });
  },
  idOf: (job) => [String(job.id ?? '')],
  read: (job) => {
    const type = /intern|trainee|working.student/i.test(textOf(job.employmentType) ?? '')
      ? 'internship'
      : (textOf(job.schedule) ?? job.employmentType);
    return {
      source: 'personio',
      fields: {
        ...fromWords(
          textOf(job.name),
          type,
          (Array.isArray(job.offices) ? job.offices : []).some((one) => /^remote$/i.test(textOf(one) ?? ''))
            ? 'remote'
            : null,
        ),
        company: textOf(job.subcompany),
        locations: placesFrom(...(Array.isArray(job.offices) ? job.offices : [])),
        externalId: textOf(job.id),
        postedOn: dayOf(job.createdAt),
        postingState: 'open',
      },
      description: sectionsOf(
        ...objectsOf(job.sections).map(
          (one): [JsonObject[string] | undefined, JsonObject[string] | undefined] => [one.name, one.value],
        ),
      ),
    };
  },
};
