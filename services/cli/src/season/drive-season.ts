import { formatYuan } from "@bursar/domain/money";
import { ACADEMIC_YEAR, IMPORT_ON, REFRESH_ON } from "./season-dates.ts";
import { readSeason, type Season, type SeasonRun } from "./season-run.ts";
import type { SeasonSummary, StageLine } from "./season-summary.ts";
import { announceBills } from "./stages/announce-bills.ts";
import { awaitContracts } from "./stages/await-contracts.ts";
import { contractSteps } from "./stages/contract-steps.ts";
import { importRoster } from "./stages/import-roster.ts";
import { refreshBorrowers } from "./stages/refresh-borrowers.ts";
import { reviewApplications } from "./stages/review-applications.ts";
import type { StageName, StageOutcome } from "./stages/stage.ts";
import { takeContractStep } from "./stages/take-contract-step.ts";

/**
 * Drives the season from the roster to the delivered announcements. Every stage asks the product
 * what is left and does only that, so a season that was cut off anywhere is completed by the next
 * run, and a complete one is left as it is.
 */
export async function driveSeason(run: SeasonRun): Promise<SeasonSummary> {
  const startedMs = performance.now();
  const { stages, timed } = openStages(run);
  const before = await readSeason(run.maker);

  const imported = await timed("import", IMPORT_ON, () => importRoster(run, before));
  const reviewed = await timed("review", IMPORT_ON, () => reviewApplications(run));
  const { applicationIds } = reviewed;
  const known = countContracts(before);
  const issued = await timed("contracts", IMPORT_ON, () =>
    awaitContracts(run, applicationIds, known),
  );
  for (const step of contractSteps) {
    await timed(step.stage, step.on, () => takeContractStep(run, issued.book, step));
  }
  const refreshed = await timed("refresh", REFRESH_ON, () => refreshBorrowers(run));
  const reminded = await timed("reminders", REFRESH_ON, () => announceBills(run));

  const season = await readSeason(run.maker);
  return {
    academicYear: ACADEMIC_YEAR,
    changed: hasChanged(stages),
    applications: season.applications,
    amount: season.amount,
    contracts: countContracts(season),
    disbursed: season.contractsByStatus["disbursed"] ?? 0,
    disbursedAmount: season.disbursedAmount,
    loans: season.loans,
    reminders: reminded.count,
    reminderAmount: formatYuan(reminded.amountFen ?? 0n),
    changedPhones: refreshed.changedPhones,
    conflicts: refreshed.conflicts,
    refusedRows: imported.file.refused,
    failed: refreshed.failed + reminded.failed,
    setAside: run.setAside,
    businessOn: season.businessOn,
    seconds: secondsSince(startedMs),
    stages,
  };
}

function openStages(run: SeasonRun) {
  const stages: StageLine[] = [];
  const timed = async <Outcome extends StageOutcome>(
    ...[stage, on, work]: [StageName, string, () => Promise<Outcome>]
  ): Promise<Outcome> => {
    run.shell.signal.throwIfAborted();
    const startedMs = performance.now();
    const outcome = await work();
    const { count, done, amountFen } = outcome;
    const amount = amountFen === undefined ? {} : { amount: formatYuan(amountFen) };
    stages.push({ stage, count, done, ...amount, on, seconds: secondsSince(startedMs) });
    return outcome;
  };
  return { stages, timed };
}

function countContracts({ contractsByStatus }: Season): number {
  return Object.values(contractsByStatus).reduce((sum, count) => sum + count, 0);
}

function hasChanged(stages: readonly StageLine[]): boolean {
  return stages.some(({ done }) => done > 0);
}

function secondsSince(startedMs: number): number {
  return Math.round((performance.now() - startedMs) / 100) / 10;
}
