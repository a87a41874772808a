/** How a queue behaves. */
export interface QueueOptions<T, R> {
  /** Items worked on at the same time; 4 where not given. */
  atOnce?: number;
  /** Milliseconds between two beginnings at the same host; 1000 where not given. */
  gapMs?: number;
  /** True for an item that will not reach its host: nobody waits for it. */
  skipGap?: (item: T) => boolean;
  /** False for a result that never reached its host: the next need not wait. */
  reached?: (result: R) => boolean;
  /** Waits; a test's own may not. */
  sleep?: (ms: number) => Promise<void>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Works on items a few at a time, one at a time per host with a gap between. `work` must not throw for an item's own
 * failure; what it throws ends the queue. Results come in the order of the items.
 */
export async function politeQueue<T, R>(
  items: readonly T[],
  hostOf: (item: T) => string | null,
  work: (item: T, index: number) => Promise<R>,
  {
    atOnce = 4,
    gapMs = 1000,
    skipGap = () => false,
    reached = () => true,
    sleep = wait,
  }: QueueOptions<T, R> = {},
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.map((item, index) => ({ item, index, host: hostOf(item) }));
  const busy = new Set<string>();
  const visited = new Set<string>();
  let wake = (): void => {};
  let failed = false;

  const runner = async (): Promise<void> => {
    while (!failed && waiting.length > 0) {
      const next = waiting.findIndex(({ host }) => host === null || !busy.has(host));
      if (next < 0) {
        // Every host left is being visited: sleep until one is free.
        await new Promise<void>((resolve) => {
          const before = wake;
          wake = () => {
            before();
            resolve();
          };
        });
        continue;
      }
      const [{ item, index, host }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
      if (host) busy.add(host);
      try {
        if (host && !skipGap(item)) {
          if (visited.has(host)) await sleep(gapMs);
          visited.add(host);
        }
        const result = await work(item, index);
        results[index] = result;
        if (host && !reached(result)) visited.delete(host);
      } catch (error) {
        failed = true;
        throw error;
      } finally {
        if (host) busy.delete(host);
        const free = wake;
        wake = () => {};
        free();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, items.length)) }, runner));
  return results;
}
