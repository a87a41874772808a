import { type Field, plainName } from './columns.ts';

/** What sets the lists of one program or site apart from a spreadsheet of anybody's. */
export interface Shape {
  /** What the user is told was recognised. */
  name: string;
  /** Column names that all have to be there, as `plainName` writes them. */
  has: string;
  /** Columns whose name means something else here; null: nothing of ours. */
  columns?: Record<string, Field | null>;
  /** Words of its status column that mean something else here, or that nobody else uses. */
  stages?: Record<string, string>;
  /** Where a row without a status stands. */
  without?: string;
  /** The source of every job in it. */
  source?: string;
  /** It writes American dates whatever the rows happen to show. */
  american?: boolean;
}

const SHAPES: readonly Shape[] = [
  { name: 'jobtrail CSV', has: 'stagehistory, uid, title, company' },
  {
    name: 'LinkedIn job applications',
    has: 'application date, company name, job title, job url',
    without: 'applied',
    source: 'linkedin',
    american: true,
  },
  {
    name: 'LinkedIn saved jobs',
    has: 'saved date, job url, job title, company name',
    source: 'linkedin',
    american: true,
  },
  {
    name: 'Simplify',
    has: 'job title, company name, job url, applied date, status date, archived',
    source: 'simplify',
    american: true,
  },
  {
    name: 'JobSync',
    has: 'createdat, applieddate, company, jobtitle, workplacetype, jobsource',
    columns: { applied: null, index: null },
  },
  {
    name: 'SimplifyJobs list',
    has: 'company name, title, url, date posted, is visible',
    columns: {
      'company name': 'company',
      'date posted': 'postedOn',
      locations: 'location',
      id: 'externalId',
    },
    source: 'simplify',
  },
  {
    // Its whole table of offers; `language` is that of the CV, `applied` only says that there is a date.
    name: 'applyr',
    has: 'title, date received, date applied, canal, compatibility pct, work mode',
    columns: {
      'date received': 'savedAt',
      'date responded': 'statusAt',
      'created at': null,
      applied: null,
      canal: 'source',
      summary: 'description',
      'tech stack': 'tags',
      'seniority level': 'seniority',
      language: null,
    },
    stages: { pending: 'saved', waiting: 'applied', in_process: 'interview', discarded: 'withdrawn' },
  },
  {
    // Postings it found, most of them never applied to; its uid is a fingerprint of the posting.
    name: 'CareerKit',
    has: 'uid, company, title, gate, status, comp min, comp max, first seen, last seen',
    columns: { uid: null, 'comp min': 'salaryMin', 'comp max': 'salaryMax', 'first seen': 'savedAt' },
    stages: { new: 'saved', reviewed: 'saved', ignored: 'withdrawn' },
  },
  {
    name: 'Huntr',
    has: 'listname, companyname, title, url',
    columns: { listname: 'status', htmldescription: 'description', id: null },
  },
  {
    // The downloaded data; `status` holds JSON there, and the word in it stands in a column of its own.
    name: 'Teal',
    has: 'company name, role, statusname',
    columns: { statusname: 'status', status: null, id: null, 'salary pay period': 'salaryPeriod' },
    stages: { applying: 'preparing', 'i withdrew': 'withdrawn' },
  },
  {
    // The table as it stands on the page.
    name: 'Teal',
    has: 'job position, company, max salary, date saved, excitement',
    stages: { applying: 'preparing', 'i withdrew': 'withdrawn' },
  },
];

const SPREADSHEET: Shape = { name: 'spreadsheet', has: '' };

/** The program or site a header is of, or a spreadsheet. */
export function shapeOf(header: readonly string[]): Shape {
  const names = new Set(header.map(plainName));
  return SHAPES.find(({ has }) => has.split(', ').every((name) => names.has(name))) ?? SPREADSHEET;
}
