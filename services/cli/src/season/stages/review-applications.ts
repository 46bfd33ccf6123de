import { ApplicationBody, ApplicationPage } from "@bursar/api-schema/resources";
import { listAll } from "../api/index.ts";
import { forEachBounded } from "../for-each-bounded.ts";
import { ACADEMIC_YEAR, IMPORT_ON } from "../season-dates.ts";
import { REQUESTS_AT_ONCE, stepKey, type SeasonRun } from "../season-run.ts";
import { sumOf } from "./fen-of.ts";
import { showProgress } from "../../progress/index.ts";
import { STAGES, type StageOutcome } from "./stage.ts";

type Application = ReturnType<typeof ApplicationBody.parse>;

export interface Reviewed extends StageOutcome {
  /** The year's reviewed applications: a contract belongs to one of them. */
  readonly applicationIds: ReadonlySet<string>;
}

/** The checker approves every application that waits, each in the version it was listed in. */
export async function reviewApplications(run: SeasonRun): Promise<Reviewed> {
  const list = { path: "/v1/applications", filter: { academicYear: ACADEMIC_YEAR } };
  const applications = await listAll(run.checker, ApplicationPage, list);
  const waiting = applications.filter(({ status }) => status === "submitted");
  if (waiting.length > 0) await approveAll(run, waiting);
  const isReviewed = ({ status }: Application): boolean =>
    status === "submitted" || status === "reviewed";
  const reviewed = applications.filter(isReviewed);
  return {
    count: reviewed.length,
    done: waiting.length,
    amountFen: sumOf(reviewed.map(({ amount }) => amount)),
    applicationIds: new Set(reviewed.map(({ id }) => id)),
  };
}

async function approveAll(run: SeasonRun, waiting: readonly Application[]): Promise<void> {
  await run.date.moveTo(IMPORT_ON);
  const { signal } = run.shell;
  await showProgress(
    run.shell,
    { label: run.shell.pick(STAGES.review), total: waiting.length },
    (onDone) =>
      forEachBounded(waiting, { limit: REQUESTS_AT_ONCE, signal, onDone }, async (application) => {
        const { id, version } = application;
        const post = { key: stepKey("approval", id, version), body: { version } };
        await run.checker.post(`/v1/applications/${id}/approval`, ApplicationBody, post);
      }),
  );
}
