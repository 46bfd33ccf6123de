import type { Tx } from "@bursar/database/connection";
import { policyMarkToday } from "@bursar/database/policies";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Policy } from "@bursar/domain/policy";
import { policyOfMark } from "./load-policy.ts";

/** By what a transaction judges, and under which day it posts. */
export interface Today {
  readonly policy: Policy;
  readonly businessOn: PlainDate;
}

/** Both in one statement, for whoever needs both: most who write. */
export async function loadToday(tx: Tx): Promise<Today> {
  const { mark, businessOn } = await policyMarkToday(tx);
  return { policy: await policyOfMark(tx, mark), businessOn };
}
