/**
 * Another transaction has committed what this one has found missing: it is undone and runs again,
 * and then finds it.
 */
export class Overtaken extends Error {
  constructor(what: string) {
    super(`${what} while this was decided`);
    this.name = "Overtaken";
  }
}
