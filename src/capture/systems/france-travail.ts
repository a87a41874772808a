import type { EmploymentType } from '../../domain/job.ts';
import { parseSalary } from '../../domain/pay/money.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, sectionsOf } from './values.ts';

const CONTRACTS: [RegExp, EmploymentType][] = [
  [/stage/i, 'internship'],
  [/int[ée]rim|temporaire|saisonnier|\bMIS\b|\bSAI\b|\bCDD\b|dur[ée]e d[ée]termin[ée]e/i, 'temporary'],
  [/lib[ée]rale|ind[ée]pendant|\bLIB\b|freelance/i, 'contract'],
];

/** France Travail: one offer of `api.francetravail.io/partenaire/offresdemploi`, a search's under `resultats`. */
export const franceTravail: System = {
  name: 'france-travail',
  links: [
    {
      host: /^candidat\.(?:francetravail|pole-emploi)\.fr$/,
      path: /^\/offres\/recherche\/detail\/(?<id>\w+)/,
    },
  ],
  globalIds: true,
  page: ({ id }) => (id ? `https://candidat.francetravail.fr/offres/recherche/detail/${id}` : null),
  postings: (answer) =>
    isObject(answer) ? ('resultats' in answer ? objectsOf(answer.resultats) : [answer]) : [],
  idOf: (offer) => [String(offer.id ?? '')],
  owns: (offer) =>
    'intitule' in offer && ('lieuTravail' in offer || 'romeCode' in offer || 'typeContrat' in offer),
  read: (offer) => {
    const words = [
      offer.typeContrat,
      offer.typeContratLibelle,
      offer.natureContrat,
      offer.dureeTravailLibelleConverti,
      offer.dureeTravailLibelle,
    ]
      .map((one) => textOf(one) ?? '')
      .join(' ');
    const pay = [at(offer.salaire, 'libelle'), at(offer.salaire, 'commentaire')]
      .map((one) => textOf(one))
      .find((one) => one && /\d/.test(one));
    // "75 - PARIS 13": the department's number is no part of the place.
    const place = textOf(at(offer.lieuTravail, 'libelle'))?.replace(/^\d[\dAB]{1,2} - /, '');
    const asked = objectsOf(offer.competences)
      .map((one) => textOf(one.libelle))
      .filter(Boolean);
    const id = textOf(offer.id);
    return {
      source: 'france-travail',
      fields: {
        ...fromWords(textOf(offer.intitule), null, null),
        employmentType:
          CONTRACTS.find(([pattern]) => pattern.test(words))?.[1] ??
          (/temps partiel/i.test(words)
            ? 'part-time'
            : /temps plein|\bCDI\b|35 ?h/i.test(words)
              ? 'full-time'
              : null),
        company: textOf(at(offer.entreprise, 'nom')),
        locations: place ? [titleCased(place)] : [],
        salary: pay ? salaryIn(pay) : null,
        url:
          textOf(at(offer.origineOffre, 'urlOrigine')) ??
          (id ? `https://candidat.francetravail.fr/offres/recherche/detail/${id}` : null),
        applyUrl: textOf(at(offer.contact, 'urlPostulation')),
        externalId: id,
        postedOn: dayOf(offer.dateCreation),
        postingState: 'open',
        language: 'fr',
      },
      description: sectionsOf(
        [undefined, offer.description],
        [
          'Compétences',
          asked.length > 0 ? `<ul>${asked.map((one) => `<li>${one}</li>`).join('')}</ul>` : null,
        ],
        ['Entreprise', at(offer.entreprise, 'description')],
      ),
    };
  },
};

const titleCased = (name: string): string =>
  /\p{Ll}/u.test(name) ? name : name.toLowerCase().replace(/(?<![\p{L}'’])\p{Ll}/gu, (c) => c.toUpperCase());

// "Mensuel de 2500.0 Euros à 3000.0 Euros sur 12.0 mois": decimals with a point, the period first.
function salaryIn(text: string) {
  const plain = text.replace(/(\d)\.0+\b/g, '$1').replace(/ sur [\d.]+ mois.*$/i, '');
  const period = /^(?:horaire|mensuel|annuel)/i.exec(plain)?.[0].toLowerCase() ?? null;
  const salary = parseSalary(plain.replace(/^(?:horaire|mensuel|annuel)\S* (?:de )?/i, ''));
  if (!salary) return null;
  const named = period === 'horaire' ? 'hour' : period === 'mensuel' ? 'month' : period ? 'year' : null;
  return { ...salary, period: named ?? salary.period };
}
