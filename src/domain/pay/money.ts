import type { PayPeriod, Salary } from '../job.ts';

export { findSalary } from './finder.ts';
export { parseSalary } from './reader.ts';
export { MOST_PAY } from './words.ts';

// ISO 4217, those that differ from two decimal places.
const EXPONENTS: Record<string, number> = Object.create(null);
for (const code of 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
  EXPONENTS[code] = 0;
for (const code of 'BHD IQD JOD KWD LYD OMR TND'.split(' ')) EXPONENTS[code] = 3;
for (const code of ['CLF', 'UYW']) EXPONENTS[code] = 4;

/** Decimal places of a currency's smallest unit by ISO 4217; two where it is unknown. */
export function decimalsOf(currency: string | null): number {
  return EXPONENTS[currency ?? ''] ?? 2;
}

/** An amount in whole smallest units: 17.5 EUR is 1750. What is finer than the smallest unit is rounded. */
export function toMinor(amount: number, currency: string | null): number {
  // The exponent is moved in the decimal text, since 1.005 * 100 is not 100.5 in binary.
  const minor = Math.round(Number(`${amount}e${decimalsOf(currency)}`));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not an amount of money: ${amount}`);
  return minor;
}

/** Whole smallest units as an amount in the currency's own unit: 1750 of EUR is 17.5. */
export function fromMinor(minor: number, currency: string | null): number {
  return Number(`${minor}e-${decimalsOf(currency)}`);
}

/** Periods in a working year: 2080 hours, 260 days, 52 weeks, 12 months. */
export const A_YEAR: Record<PayPeriod, number> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 };

/** The same pay by another period, to the hundredth; null where its own period is unknown. */
export function toPeriod(salary: Salary, period: PayPeriod): Salary | null {
  if (salary.period === null) return null;
  const factor = A_YEAR[salary.period] / A_YEAR[period];
  const converted = (amount: number | null) =>
    amount === null ? null : Math.round(amount * factor * 100) / 100;
  return { ...salary, min: converted(salary.min), max: converted(salary.max), period };
}

/** What pay comes to in a year, in its own currency; null where its period is unknown. */
export function perYear(salary: Salary): { min: number | null; max: number | null } | null {
  const yearly = toPeriod(salary, 'year');
  return yearly && { min: yearly.min, max: yearly.max };
}

const grouped = (amount: number, currency: string | null): string => {
  const decimals = decimalsOf(currency);
  const text = Number.isInteger(amount) ? String(amount) : amount.toFixed(Math.min(decimals, 2) || 2);
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
};

/** Pay for people: `60–75k EUR/year` where that is exact, else full amounts; `parseSalary` reads it back. */
export function formatSalary(salary: Salary): string {
  const known = [salary.min, salary.max].filter((n) => n !== null);
  const inThousands = known.every((n) => n >= 10_000 && n < 1_000_000 && n % 1000 === 0);
  const write = (n: number) => (inThousands ? String(n / 1000) : grouped(n, salary.currency));
  const k = inThousands ? 'k' : '';
  const { min, max } = salary;
  const amount =
    min === null && max === null
      ? 'unknown'
      : min === null
        ? `up to ${write(max!)}${k}`
        : max === null
          ? `from ${write(min)}${k}`
          : min === max
            ? `${write(min)}${k}`
            : `${write(min)}–${write(max)}${k}`;
  const currency = salary.currency ? ` ${salary.currency}` : '';
  return `${amount}${currency}${salary.period ? `/${salary.period}` : ''}`;
}
