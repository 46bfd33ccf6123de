import type { Import } from "@bursar/database/imports";

/** How far a commit has come. */
export interface ImportProgress {
  readonly done: number;
  /** Rows that have an effect: the accepted and the warned ones. */
  readonly total: number;
  /** Rows a second of the present run; 0 before its first slice. */
  readonly ratePerSecond: number;
  /** Undefined while nothing is known of the speed, or nothing runs. */
  readonly secondsLeft: number | undefined;
}

export function importProgress(file: Import): ImportProgress {
  const { done, doneAtStart, commitStartedAt, slicedAt } = file;
  const total = file.accepted + file.warned;
  const elapsedMs =
    commitStartedAt === null || slicedAt === null
      ? 0
      : Date.parse(slicedAt) - Date.parse(commitStartedAt);
  const ratePerSecond = elapsedMs > 0 ? ((done - doneAtStart) * 1000) / elapsedMs : 0;
  const isRunning = file.status === "committing" && ratePerSecond > 0;
  return {
    done,
    total,
    ratePerSecond: Math.round(ratePerSecond * 10) / 10,
    secondsLeft: isRunning ? Math.ceil((total - done) / ratePerSecond) : undefined,
  };
}
