import type { ExportedJob } from './record.ts';

/**
 * Takes out what must not be shared: names of companies (numbered instead), people, notes, texts and links.
 * Stages, dates, pay, kind of work and tags stay. The same company keeps its number within one redactor.
 */
export function makeRedactor(): (job: ExportedJob) => ExportedJob {
  const numbers = new Map<string, number>();
  const numbered = (company: string): string => {
    const key = company.trim().toLowerCase();
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `Company ${numbers.get(key)}`;
  };
  return (job) => ({
    ...job,
    uid: '',
    company: job.company === null ? null : numbered(job.company),
    // A title often carries the employer's name behind a dash.
    title: job.title === null ? null : withoutName(job.title, job.company),
    url: null,
    applyUrl: null,
    externalId: null,
    expiresEvidence: null,
    // A word such as `greenhouse` says how, a host says who.
    source: job.source?.includes('.') ? null : job.source,
    description: null,
    notes: [],
    contacts: [],
    reminders: [],
    interviews: job.interviews.map((i) => ({ ...i, uid: '', with: null, where: null })),
    journey: job.journey.map((entry) => ({ ...entry, text: null })),
  });
}

function withoutName(title: string, company: string | null): string {
  if (company === null || company.trim() === '') return title;
  const name = company.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return title.replace(new RegExp(name, 'gi'), '…');
}
