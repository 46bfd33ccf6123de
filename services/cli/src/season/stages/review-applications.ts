import { ApplicationBody, ApplicationPage } from "@bursar/api-schema/resources";
import { listAll } from "../api/index.ts";
import { ACADEMIC_YEAR, IMPORT_ON } from "../season-dates.ts";
import { stepKey, type SeasonRun } from "../season-run.ts";
import { takeEach } from "../take-each.ts";
import { sumOf } from "./fen-of.ts";
import type { StageOutcome } from "./stage.ts";

type Application = ReturnType<typeof ApplicationBody.parse>;

export interface Reviewed extends StageOutcome {
  /** The year's reviewed applications: a contract belongs to one of them. */
  readonly applicationIds: ReadonlySet<string>;
}

/** The checker approves every application that waits, each in the version it was listed in. */
export async function reviewApplications(run: SeasonRun): Promise<Reviewed> {
  const list = { path: "/v1/applications", filter: { academicYear: ACADEMIC_YEAR } };
  const applications = await listAll(run.checker, ApplicationPage, list);
  const having = (wanted: string) => applications.filter(({ status }) => status === wanted);
  const waiting = having("submitted");
  const approved = await approveAll(run, waiting);
  const reviewed = [...having("reviewed"), ...approved];
  return {
    count: reviewed.length,
    done: approved.length,
    amountFen: sumOf(reviewed.map(({ amount }) => amount)),
    applicationIds: new Set(reviewed.map(({ id }) => id)),
  };
}

async function approveAll(
  run: SeasonRun,
  waiting: readonly Application[],
): Promise<readonly Application[]> {
  if (waiting.length > 0) await run.date.moveTo(IMPORT_ON);
  const approved: Application[] = [];
  await takeEach(run, { stage: "review", items: waiting }, async ({ id, version }) => {
    const post = { key: stepKey("approval", id, version), body: { version } };
    const answer = await run.checker.post(`/v1/applications/${id}/approval`, ApplicationBody, post);
    approved.push(answer.body);
  });
  return approved;
}
