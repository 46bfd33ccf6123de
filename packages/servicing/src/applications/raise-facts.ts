import type { Application } from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { findContractOfApplication, type ContractRow } from "@bursar/database/contracts";
import { capBandOf, explainLimits, readStudyLevel } from "@bursar/domain/application";
import type { RaiseFacts } from "@bursar/domain/application";
import { toContractState } from "../contracts/move-contract.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { unknownAcademicYear } from "./application-refusals.ts";
import { toState } from "./decide-on.ts";

export interface LoadedRaise {
  readonly facts: RaiseFacts;
  readonly contract: ContractRow | undefined;
  readonly on: string;
}

/** What a raise of this application is held against today. */
export async function loadRaiseFacts(tx: Tx, application: Application): Promise<LoadedRaise> {
  const limits = explainLimits(await loadPolicy(tx), application.academicYear);
  const level = readStudyLevel(application.level);
  if (limits === undefined || level === undefined) throw unknownAcademicYear();
  const contract = await findContractOfApplication(tx, application.id);
  const cap = capBandOf(level) === "postgraduate" ? limits.postgraduate : limits.undergraduate;
  return {
    contract,
    on: await businessDate(tx),
    facts: {
      status: toState(application.status),
      amountFen: application.amountFen,
      contractState: contract && toContractState(contract.status),
      cap,
      stepFen: limits.step.value,
    },
  };
}
