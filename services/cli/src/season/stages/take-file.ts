import { ImportBody, ImportCommitBody } from "@bursar/api-schema/resources";
import { stepKey, type SeasonRun } from "../season-run.ts";
import { sha256 } from "../season-roster.ts";

export type ImportedFile = ReturnType<typeof ImportBody.parse>;

export interface FileToTake {
  readonly path: "/v1/imports/rosters" | "/v1/imports/borrower-rosters";
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The day on which it comes in; what it says holds as of then. */
  readonly on: string;
}

/**
 * Stages a file on its day and commits it, once: the product knows bytes that it has committed.
 * The date is moved only for a file that is not in yet.
 */
export async function takeFile(
  run: SeasonRun,
  file: FileToTake,
): Promise<{ readonly file: ImportedFile; readonly isNew: boolean }> {
  let staged = await stage(run, file);
  if (staged.status !== "committed" && staged.businessOn !== file.on) {
    await run.date.moveTo(file.on);
    staged = await stage(run, file);
  }
  if (staged.status === "committed") return { file: staged, isNew: false };
  const { body, replayed } = await run.maker.post(
    `/v1/imports/${staged.id}/commit`,
    ImportCommitBody,
    { key: stepKey("commit", staged.id) },
  );
  return { file: staged, isNew: body.changed && !replayed };
}

async function stage(run: SeasonRun, file: FileToTake): Promise<ImportedFile> {
  const { path, fileName, bytes } = file;
  const type = fileName.toLowerCase().endsWith(".xlsx") ? XLSX : "text/csv";
  const key = stepKey("file", sha256(bytes), "on", run.date.on);
  return (await run.maker.postFile(path, ImportBody, { key, fileName, type, bytes })).body;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
