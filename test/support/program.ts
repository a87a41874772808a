/** The program as users have it: this checkout's build, or what `npm run test:matrix` installed, under the Node it names. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The script that is run, absolute. */
export const PROGRAM = resolve(
  process.env.JOBTRAIL_PROGRAM ?? resolve(import.meta.dirname, '../../bin/jobtrail.js'),
);

/** The Node that runs it, absolute. */
export const NODE = process.env.JOBTRAIL_NODE ?? process.execPath;

/** That Node's version, without the v. */
export const NODE_VERSION: string =
  process.env.JOBTRAIL_NODE === undefined
    ? process.versions.node
    : spawnSync(NODE, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
