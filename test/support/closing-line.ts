import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line, so that a run that tested nothing is seen. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      if (module.errors().length > 0) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    // After the summary of the default reporter, which is printed in the same turn.
    process.on('exit', () => {
      process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${skipped} skipped\n`);
    });
  }
}
