import { type Command, Option } from 'commander';
import { readInPieces } from '../../../app/read-file.ts';
import { cancelledError, usageError, userError } from '../../../errors.ts';
import { isOwnExport, jsonOf, LARGEST, piecesOf } from '../../../exchange/import/index.ts';
import type { Context } from '../../context.ts';
import { gather } from '../../input/field-flags.ts';
import { importDump } from './dump.ts';
import type { ImportFlags } from './flags.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('import <file>')
    .description(
      "Takes over jobtrail's own export, or a list from elsewhere: CSV of any spreadsheet or tracker, LinkedIn's zip. Shows first what it recognised. One undo takes all of it back.",
    )
    .option('--dry-run', 'show what would be taken over, write nothing')
    .option('-y, --yes', 'do not ask')
    .option('--strict', 'take nothing where a row, a date or a pay cannot be read')
    .option('--map <column=field>', 'read a column as a field; several times for several', gather)
    .addOption(
      new Option('--dates <order>', 'how 03/04/2026 is meant where nothing in the file tells').choices([
        'day-first',
        'month-first',
      ]),
    )
    .option('--confirm <setting>', 'take over this setting, which runs a program or names a host', gather)
    .addHelpText(
      'after',
      `
Reminders
  An application that came in recently gets its follow-ups, as far as they lie ahead; what is older brings none, and
  saved jobs that came old are not announced as old. followup.enabled off: none at all.

Examples
  jobtrail import everything.json
  jobtrail import applications.csv --dry-run
  jobtrail import Basic_LinkedInDataExport.zip --yes
  jobtrail import sheet.csv --map "Firm=company" --map "Where I stand=status" --yes`,
    )
    .action((file: string, flags: ImportFlags) => run(context, file, flags));
}

/** The most that is read of what has to be in memory as a whole. */
const LIMIT = { most: LARGEST, instead: 'Split it and import the parts.' };

async function run(context: Context, path: string, flags: ImportFlags): Promise<void> {
  const pieces = path === '-' ? piecesOf(await context.readStdin()) : readInPieces(context, path, LIMIT);
  const [first] = pieces();
  if (first === undefined) throw userError('empty-file', `${path} is empty.`);
  const ask = async (question: string): Promise<void> => {
    if (flags.yes || flags.dryRun) return;
    if (!context.interactive)
      throw usageError('needs-yes', 'Without a terminal an import needs --yes, or --dry-run to look first.');
    const prompt = await context.prompt();
    if (!(await prompt.confirm(question, true))) throw cancelledError('cancelled', 'Nothing was imported.');
  };
  if (isOwnExport(first)) return importDump(context, jsonOf(pieces, path), flags, ask);
  const { importRows } = await import('./rows.ts');
  return importRows(context, path, pieces, flags, ask);
}
