declare const __JOBTRAIL_VERSION__: string;

/** The version of the program, as package.json has it; the build writes it in. */
export const VERSION: string = typeof __JOBTRAIL_VERSION__ === 'string' ? __JOBTRAIL_VERSION__ : '0.0.0';
