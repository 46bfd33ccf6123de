import { ContractPage, type ContractBody } from "@bursar/api-schema/resources";
import { contractStates, type ContractState } from "@bursar/domain/contract";
import { listAll } from "../api/index.ts";
import type { SeasonRun } from "../season-run.ts";

export type Contract = ReturnType<typeof ContractBody.parse>;

/** The season's contracts by id, each as the product showed it last. */
export type ContractBook = Map<string, Contract>;

export async function readContracts(
  run: SeasonRun,
  applicationIds: ReadonlySet<string>,
): Promise<ContractBook> {
  const contracts = await listAll(run.maker, ContractPage, { path: "/v1/contracts" });
  const ours = contracts.filter(
    ({ applicationId }) => applicationId !== null && applicationIds.has(applicationId),
  );
  return new Map(ours.map((contract) => [contract.id, contract]));
}

/** Those that have come at least so far on the way to the money and have not left it. */
export function contractsThrough(book: ContractBook, state: ContractState): Contract[] {
  const way = contractStates.slice(0, contractStates.indexOf("disbursed") + 1);
  const reached: readonly string[] = way.slice(way.indexOf(state));
  return [...book.values()].filter(({ status }) => reached.includes(status));
}
