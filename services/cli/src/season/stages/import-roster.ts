import { IMPORT_ON } from "../season-dates.ts";
import type { Season, SeasonRun } from "../season-run.ts";
import { fenOf } from "./fen-of.ts";
import { showProgress } from "../../progress/index.ts";
import { STAGES, type StageOutcome } from "./stage.ts";
import { takeFile, type ImportedFile } from "./take-file.ts";

/** Brings the roster in: every row that is in order becomes a submitted application. */
export async function importRoster(
  run: SeasonRun,
  before: Season,
): Promise<StageOutcome & { readonly file: ImportedFile }> {
  const { fileName, bytes, rows } = run.roster;
  if (before.applications === 0) await run.date.moveTo(IMPORT_ON);
  const given = { path: "/v1/imports/rosters", fileName, bytes, on: IMPORT_ON } as const;
  const line = { label: run.shell.pick(STAGES.import), total: rows.length };
  const { file, isNew } = await showProgress(run.shell, line, async (onDone) => {
    const taken = await takeFile(run, given);
    onDone(taken.file.rows);
    return taken;
  });
  const count = file.accepted + file.warned;
  return { file, count, done: isNew ? count : 0, amountFen: fenOf(file.amount) };
}
