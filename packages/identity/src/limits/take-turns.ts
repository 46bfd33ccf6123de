/** Runs one piece of work at a time for each key, in the order in which they were given. */
export function takeTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key);
    const turn = before === undefined ? work() : before.then(work, work);
    const leave = (): void => {
      if (last.get(key) === turn) last.delete(key);
    };
    last.set(key, turn);
    void turn.then(leave, leave);
    return turn;
  };
}
