import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PayPeriod, Salary } from '../../../src/domain/job.ts';
import {
  findSalary,
  formatSalary,
  fromMinor,
  parseSalary,
  perYear,
  toMinor,
  toPeriod,
} from '../../../src/domain/pay/money.ts';

const pay = (
  min: number | null,
  max: number | null,
  currency: string | null,
  period: PayPeriod | null,
): Salary => ({
  min,
  max,
  currency,
  period,
});
const one = (amount: number, currency: string | null, period: PayPeriod | null) =>
  pay(amount, amount, currency, period);

describe('parseSalary', () => {
  it.each<[string, Salary]>([
    ['60-75k EUR/year', pay(60_000, 75_000, 'EUR', 'year')],
    ['60k-75 EUR/year', pay(60_000, 75_000, 'EUR', 'year')],
    ['€60.000 - 75.000 per annum', pay(60_000, 75_000, 'EUR', 'year')],
    ['50-80.000 Kč', pay(50_000, 80_000, 'CZK', null)],
    ['900-1.200 € / Monat', pay(900, 1200, 'EUR', 'month')],
    ['170 - 190 CZK/h.', pay(170, 190, 'CZK', 'hour')],
    ['$130k–$160k', pay(130_000, 160_000, 'USD', null)],
    ['$130k - 160k AUD', pay(130_000, 160_000, 'AUD', null)],
    ['A$120,000', one(120_000, 'AUD', null)],
    ['CAD 98,500.50 a year', one(98_500.5, 'CAD', 'year')],
    ['HK$30k/month', one(30_000, 'HKD', 'month')],
    ['£45,000 per annum', one(45_000, 'GBP', 'year')],
    ['£45,000 p.a.', one(45_000, 'GBP', 'year')],
    ['from 17.50 an hour', pay(17.5, null, null, 'hour')],
    ['60k+', pay(60_000, null, null, null)],
    ['up to 90k', pay(null, 90_000, null, null)],
    ['bis zu 4.500 € im Monat', pay(null, 4500, 'EUR', 'month')],
    ["CHF 6'500 / Monat", one(6500, 'CHF', 'month')],
    ['CHF 6’500.– pro Monat', one(6500, 'CHF', 'month')],
    ['45 000 € brutto jährlich', one(45_000, 'EUR', 'year')],
    ['45\u202f000\u00a0€ brut par an', one(45_000, 'EUR', 'year')],
    ['entre 30.000 € y 40.000 € brutos anuales', pay(30_000, 40_000, 'EUR', 'year')],
    ['zwischen 50.000 und 60.000 Euro im Jahr', pay(50_000, 60_000, 'EUR', 'year')],
    ['3.500 € bruto per maand', one(3500, 'EUR', 'month')],
    ['od 5000 do 7000 zł/mies.', pay(5000, 7000, 'PLN', 'month')],
    ['od 30 000 až 40 000 Kč měsíčně', pay(30_000, 40_000, 'CZK', 'month')],
    ['PLN 18 000 – 24 000 net + VAT', pay(18_000, 24_000, 'PLN', null)],
    ['120–150 tis. Kč', pay(120_000, 150_000, 'CZK', null)],
    ['45.000,- Kč za měsíc', one(45_000, 'CZK', 'month')],
    ['1.5M INR', one(1_500_000, 'INR', null)],
    ['12 LPA', one(1_200_000, 'INR', 'year')],
    ['₹10L - ₹15L', pay(1_000_000, 1_500_000, 'INR', null)],
    ['12,00,000 INR', one(1_200_000, 'INR', null)],
    ['$45K/yr', one(45_000, 'USD', 'year')],
    ['17.5 USD/h', one(17.5, 'USD', 'hour')],
    ['$17/hr - $20/hr', pay(17, 20, 'USD', 'hour')],
    ['USD $130,900 - $277,200 per year', pay(130_900, 277_200, 'USD', 'year')],
    ['6\u200b0k\u200b–\u200b7\ufeff5k EUR', pay(60_000, 75_000, 'EUR', null)],
    ['Annual salary: $60k', one(60_000, 'USD', 'year')],
    ['45 000 kr / month', one(45_000, null, 'month')],
    ['¥5,000,000 yearly', one(5_000_000, 'JPY', 'year')],
    ['30000', one(30_000, null, null)],
  ])('reads "%s"', (text, salary) => {
    expect(parseSalary(text)).toEqual(salary);
  });

  it.each([
    '',
    'competitive',
    '5 years',
    '500 employees',
    '100%',
    '60k to 50k',
    '0',
    '-5',
    '$0 - $0',
    '60-75k EUR/year and a dog',
    '€50k USD',
    '50k EUR - 60k GBP',
    '$17/hr - $40,000/yr',
    '2026-12-01',
    '12:30',
    '$5M in funding',
    'annual salary 20 per hour',
    '9'.repeat(500),
  ])('gives null for "%s" rather than a guess', (text) => {
    expect(parseSalary(text)).toBeNull();
  });

  it('reads back what formatSalary writes, for any range a job could pay', () => {
    const amount = fc.integer({ min: 1, max: 50_000_000 }).map((n) => n / 100);
    const currency = fc.constantFrom('EUR', 'USD', 'CZK', 'GBP', null);
    const period = fc.constantFrom<PayPeriod | null>('hour', 'day', 'week', 'month', 'year', null);
    const salary = fc
      .tuple(amount, amount, currency, period, fc.constantFrom('both', 'from', 'upTo', 'one'))
      .map(([a, b, c, p, shape]) => {
        // "1-5,000" would be read as thousands twice; no job pays that range.
        const [min, max] =
          a < b ? [Math.max(a, Math.ceil(b) / 100), b] : [Math.max(b, Math.ceil(a) / 100), a];
        if (shape === 'from') return pay(min, null, c, p);
        if (shape === 'upTo') return pay(null, max, c, p);
        return shape === 'one' ? one(min, c, p) : pay(min, max, c, p);
      });
    fc.assert(
      fc.property(salary, (s) => {
        expect(parseSalary(formatSalary(s))).toEqual(s);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never hangs', () => {
    const pieces = fc.constantFrom(
      '$',
      '€',
      '60',
      'k',
      ' ',
      '-',
      '–',
      '.',
      ',',
      '000',
      'per',
      'year',
      'to',
      '/',
      'h',
      '(',
      '+',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        parseSalary(text);
        findSalary(text);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => void [parseSalary(text), findSalary(text)],
      ),
    );
  });
});

describe('findSalary', () => {
  it.each<[string, Salary, string]>([
    ['Senior Baker ($130k–$160k)', pay(130_000, 160_000, 'USD', 'year'), '$130k–$160k'],
    ['Warehouse operative, 170 - 190 CZK/h.', pay(170, 190, 'CZK', 'hour'), '170 - 190 CZK/h.'],
    ['Skladník 50-80.000 Kč', pay(50_000, 80_000, 'CZK', 'month'), '50-80.000 Kč'],
    ['We pay £45,000 per annum and feed you well.', one(45_000, 'GBP', 'year'), '£45,000 per annum'],
    [
      'The base salary range is $126,000-$181,000 + bonus.',
      pay(126_000, 181_000, 'USD', 'year'),
      '$126,000-$181,000',
    ],
    ['The hourly rate for this position is $27.', one(27, 'USD', 'hour'), '$27'],
    ['Monthly wage: 6 500 € brutto', one(6500, 'EUR', 'month'), '6 500 € brutto'],
    [
      'Pay starts between $27.50 and $29.50 an hour.',
      pay(27.5, 29.5, 'USD', 'hour'),
      'between $27.50 and $29.50 an hour',
    ],
    ['Gehalt: ab 3.400 € brutto im Monat.', pay(3400, null, 'EUR', 'month'), 'ab 3.400 € brutto im Monat'],
    [
      'Nous offrons 38 000 € – 42 000 € par an.',
      pay(38_000, 42_000, 'EUR', 'year'),
      '38 000 € – 42 000 € par an',
    ],
    ['Salary: 60–75k gross per year', pay(60_000, 75_000, null, 'year'), '60–75k gross per year'],
    ['Compensation is up to £600 per day.', pay(null, 600, 'GBP', 'day'), 'up to £600 per day'],
  ])('%s', (text, salary, words) => {
    const found = findSalary(text);
    expect(found?.salary).toEqual(salary);
    expect(found?.text).toBe(words);
    expect(text.slice(found!.start, found!.end)).toBe(words);
  });

  it('gives the place in the original, with what is invisible there', () => {
    const text = 'Ein Ort für alle. Gehalt: 5\u200b0.000 –\u00a060.000 € pro Jahr';
    const found = findSalary(text)!;
    expect(found.salary).toEqual(pay(50_000, 60_000, 'EUR', 'year'));
    expect(text.slice(found.start, found.end)).toBe('5\u200b0.000 –\u00a060.000 € pro Jahr');
  });

  it('prefers what is called pay to an amount that is not', () => {
    const text = 'A relocation bonus of $8,000 awaits.\n\nWhat you get\n\nSalary: $70,000 - $95,000';
    expect(findSalary(text)?.text).toBe('$70,000 - $95,000');
  });

  it.each([
    'We raised $5M in funding last year.',
    'Benefits: 401k with match, dental.',
    'We offer a 401k – with 100% vested employer match.',
    'A team of 500 employees and 10k users.',
    'A sign-on bonus of $10,000.',
    'Sign-on bonus: $5,000 - $10,000',
    'You manage a budget of $1m.',
    'You own a yearly budget of €200,000 - €300,000.',
    'Refer a friend and earn up to $500 referral bonus.',
    'Annual revenue of $40,000,000 and growing.',
    'Our customers spend $20,000 per year with us.',
    'A learning budget of €2,000 per year.',
    '€1,500 per year for training and conferences',
    '€50 per month towards your gym',
    'Home office allowance: £300 per year',
    'Average salary for bakers: £28,000 per year based on market data',
    '$80,000 - $95,000 per year (Glassdoor est.)',
    'The pay range for this role is $0 to $0.',
    'A portfolio worth between $20,000 and $50,000.',
    'Deals of $100k - $2m a year.',
    'Call +49 30 123 456 or come to 221B Baker Street.',
    'Founded 2015, 3 offices, 24/7 support, 100% remote.',
    'Pay is $1,600 - $3,100 biweekly.',
    'Our product costs $20 per user per month.',
    'We saved farmers €3,000 a year.',
    'Proof of liability insurance at $100,000 is needed.',
  ])('invents nothing from "%s"', (text) => {
    expect(findSalary(text)).toBeNull();
  });

  it.each([
    ['Зарплата: от 150 000 ₽ за месяц', { min: 150000, max: null, currency: 'RUB', period: 'month' }],
    ['Retribuzione lorda annua: 35.000 €', { min: 35000, max: 35000, currency: 'EUR', period: 'year' }],
    ['Bolsa-auxílio: R$ 900,00', { min: 900, max: 900, currency: 'BRL', period: 'month' }],
    ['年収420万〜560万円', { min: 4200000, max: 5600000, currency: 'JPY', period: 'year' }],
    ['時給1,280円〜', { min: 1280, max: null, currency: 'JPY', period: 'hour' }],
    ['薪资：15k-25k元/月', { min: 15000, max: 25000, currency: 'CNY', period: 'month' }],
    ['13,10 € brut de l’heure', { min: 13.1, max: 13.1, currency: 'EUR', period: 'hour' }],
    [
      'Pay Range\n\nThe pay range for this role is:\n\n$17.00 - $25.65',
      { min: 17, max: 25.65, currency: 'USD', period: 'hour' },
    ],
    [
      'Salary Minimum: $50,000\n\nSalary Maximum: $60,000',
      { min: 50000, max: 60000, currency: 'USD', period: 'year' },
    ],
    [
      'The base pay range for this role across the U.S. is USD $130,000 - $277,000 per year. In New York the base pay range is USD $165,000 - $303,000 per year.',
      { min: 130000, max: 277000, currency: 'USD', period: 'year' },
    ],
  ])('reads “%s”', (text, salary) => {
    expect(findSalary(text)?.salary).toEqual(salary);
  });

  it('knows whose crowns they are by the language', () => {
    expect(findSalary('Månadslön 29 500 kr', 'sv')?.salary).toMatchObject({
      currency: 'SEK',
      period: 'month',
    });
    expect(findSalary('Månadslön 29 500 kr')?.salary.currency).toBeNull();
  });

  it('reads a long posting in a few milliseconds', () => {
    const text = 'Up to 20 people, from 9 to 5, in 3 teams of 4. '.repeat(4000);
    // By processor time: the clock on the wall tells of what else runs.
    const costs = [0, 1, 2].map(() => {
      const from = process.cpuUsage();
      expect(findSalary(text)).toBeNull();
      return process.cpuUsage(from).user / 1000;
    });
    expect(Math.min(...costs)).toBeLessThan(2000);
  });
});

describe('amounts in smallest units', () => {
  it.each([
    [17.5, 'EUR', 1750],
    [1.005, 'EUR', 101],
    [500_000, 'JPY', 500_000],
    [1.255, 'KWD', 1255],
    [4.35, null, 435],
    [0.07, 'USD', 7],
  ])('%d %s is %d', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  it('come back exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.constantFrom('EUR', 'JPY', 'KWD', null),
        (minor, currency) => {
          expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor);
        },
      ),
    );
  });

  it('refuse what is no amount', () => {
    expect(() => toMinor(Number.NaN, 'EUR')).toThrow(RangeError);
    expect(() => toMinor(1e21, 'EUR')).toThrow(RangeError);
  });
});

describe('formatSalary', () => {
  it.each<[Salary, string]>([
    [pay(60_000, 75_000, 'EUR', 'year'), '60–75k EUR/year'],
    [pay(60_500, 75_000, 'EUR', 'year'), '60,500–75,000 EUR/year'],
    [one(17.5, 'USD', 'hour'), '17.50 USD/hour'],
    [one(1_500_000, 'INR', null), '1,500,000 INR'],
    [pay(45_000, null, 'GBP', 'year'), 'from 45k GBP/year'],
    [pay(null, 90_000, null, null), 'up to 90k'],
    [pay(60_000.5, 61_000, 'EUR', null), '60,000.50–61,000 EUR'],
  ])('%j', (salary, text) => expect(formatSalary(salary)).toBe(text));
});

describe('pay by another period', () => {
  it('counts 2080 hours, 260 days, 52 weeks and 12 months a year', () => {
    expect(perYear(one(20, 'USD', 'hour'))).toEqual({ min: 41_600, max: 41_600 });
    expect(perYear(pay(500, null, 'GBP', 'day'))).toEqual({ min: 130_000, max: null });
    expect(toPeriod(one(1000, 'EUR', 'week'), 'month')).toEqual(one(4333.33, 'EUR', 'month'));
    expect(toPeriod(pay(60_000, 75_000, 'EUR', 'year'), 'month')).toEqual(pay(5000, 6250, 'EUR', 'month'));
  });

  it('is unknown where the period is', () => {
    expect(perYear(one(60_000, 'EUR', null))).toBeNull();
  });
});
