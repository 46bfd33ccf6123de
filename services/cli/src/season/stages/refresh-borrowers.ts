import { RefreshConflictsBody } from "@bursar/api-schema/resources";
import { yearOf } from "@bursar/domain/calendar";
import { borrowerRoster } from "../borrower-roster.ts";
import { REFRESH_ON } from "../season-dates.ts";
import type { SeasonRun } from "../season-run.ts";
import { withBorrowerRosterFile } from "../write-borrower-roster.ts";
import { runBatch } from "./run-batch.ts";
import { STAGES, type StageOutcome } from "./stage.ts";
import { takeFile } from "./take-file.ts";

export interface Refreshed extends StageOutcome {
  readonly changedPhones: number;
  /** What waits for an officer now. */
  readonly conflicts: number;
  /** Items that the batch set aside. */
  readonly failed: number;
}

/** Writes the month's roster of borrowers' data, brings it in and runs the refresh. */
export async function refreshBorrowers(run: SeasonRun): Promise<Refreshed> {
  const { rows, changedPhones } = borrowerRoster(run.roster.rows, yearOf(REFRESH_ON));
  const fileName = `borrower-roster-${REFRESH_ON.slice(0, 7)}.csv`;
  // A run that has set the date has work behind it, and the month is what comes next.
  if (run.date.hasMoved) await run.date.moveTo(REFRESH_ON);
  const taken = await withBorrowerRosterFile(
    { folder: run.dataDirectory, fileName, rows },
    (bytes) => {
      const path = "/v1/imports/borrower-rosters";
      return takeFile(run, { path, fileName, bytes, on: REFRESH_ON });
    },
  );
  const batch = { kind: "borrower-refresh", occasion: taken.file.id, label: STAGES.refresh };
  const finished = await runBatch(run, batch);
  const { data } = await run.maker.get("/v1/refresh-conflicts", RefreshConflictsBody);
  return {
    count: finished.run.done,
    done: taken.isNew || finished.isNew ? finished.run.done : 0,
    changedPhones,
    conflicts: data.length,
    failed: finished.run.failed,
  };
}
