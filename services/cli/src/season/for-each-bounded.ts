/**
 * Does something with every item, a few at a time. After the first failure, or when the signal
 * says stop, no further item is begun; those under way are finished first.
 *
 * @throws the first failure, or the signal's reason.
 */
export async function forEachBounded<Item>(
  items: readonly Item[],
  options: {
    readonly limit: number;
    readonly signal: AbortSignal;
    /** How many are finished now. */
    readonly onDone: (done: number) => void;
  },
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const { limit, signal, onDone } = options;
  const failures: unknown[] = [];
  const queue = items.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (failures.length > 0 || signal.aborted) return;
      try {
        await act(item);
        onDone((done += 1));
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}
