import { recordAudit } from "@bursar/database/audit";
import { businessDate, findCentre, saveBusinessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** Sets the date that stands in for today in a demo centre. @throws Refusal `centre.not-demo` */
export async function setBusinessDate(
  deps: Deps,
  command: { context: ActionContext; businessOn: string },
): Promise<string> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const centre = await findCentre(tx);
    if (!centre.demo) throw refuse("centre.not-demo");
    const before = await businessDate(tx);
    await saveBusinessDate(tx, command.businessOn);
    await recordAudit(tx, {
      action: "centre.business-date-set",
      subjectId: centre.id,
      before: { businessOn: before },
      after: { businessOn: command.businessOn },
    });
    return command.businessOn;
  });
}

/** Today, or the demo date, in the context's centre. */
export async function showBusinessDate(
  deps: Deps,
  query: { context: ActionContext },
): Promise<string> {
  return readCentre(deps.db, query.context, businessDate);
}
