import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/insight/skills.ts';

const names = (text: string) => findMentions(text).map((m) => m.name);

describe('an ordinary word is no skill by another name', () => {
  it.each([
    ['You build custom kitchens for demanding customers.', 'Customs'],
    ['We are a matrixed organization with teams in four towns.', 'Organization'],
    ['A budget for R&D of two million.', 'R'],
    ['Pagamos R$ 3.200 por mês.', 'R'],
    ['Write window functions over large tables.', 'Windows'],
    [
      'Vous avez le sens du contact et vous travaillez avec nous dans une équipe de dix.',
      'Special education',
    ],
    ['Vous travaillez en vue de la réussite de nos clients et vous êtes à la tête de projets.', 'Vue'],
  ])('%s', (text, wrong) => {
    expect(names(text)).not.toContain(wrong);
  });

  it('is one where it is meant', () => {
    expect(names('Knowledge of customs clearance and customs law')).toContain('Customs');
    expect(names('Statistics with R and SQL')).toContain('R');
    expect(
      names('Vous développez des interfaces avec Vue et Node.js pour nos clients dans une équipe'),
    ).toEqual(expect.arrayContaining(['Vue', 'Node.js']));
    expect(names('Excellent organizational skills')).toContain('Organization');
  });
});

describe('skills of other languages have their English name', () => {
  it.each([
    ['Erfahrung in der Lohnbuchhaltung', 'Payroll'],
    ['Expérience en plomberie', 'Plumbing'],
    ['Experiencia en gestión de proyectos', 'Project management'],
    ['Esperienza di contabilità', 'Accounting'],
    ['Experiência em folha de pagamento', 'Payroll'],
    ['Ervaring met lassen', 'Welding'],
    ['Doświadczenie w obsłudze: prawo jazdy kat. B', 'Driving licence'],
    ['Erfarenhet av äldreomsorg', 'Elderly care'],
    ['Znalost účetnictví', 'Accounting'],
    ['Bonne maîtrise de l’anglais', 'English'],
  ])('%s: %s', (text, name) => {
    expect(names(text)).toContain(name);
  });
});

describe('what duties name is found whole', () => {
  it.each([
    ['Lead incident response for the platform', 'incident response'],
    ['Own design controls from concept to launch', 'design controls'],
    ['Complete clinical documentation within the shift', 'clinical documentation'],
    ['Calendar management for two directors', 'Calendar management'],
    ['Shape the product roadmap', 'product roadmap'],
    ['Staff the help desk', 'help desk'],
    ['Technical program management across three sites', 'Technical program management'],
  ])('%s', (text, wanted) => {
    expect(findMentions(text).map((m) => text.slice(m.start, m.end))).toContain(wanted);
  });
});
