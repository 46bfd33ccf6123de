import { isBehind, isFinalState, nextStepOf, reachableState } from "./contract-transitions.ts";
import type { ContractEvent, ContractState } from "./contract-transitions.ts";
import { contractEventNames, contractStateNames } from "./contract-words.ts";

/** A "no" of the contract's rules. */
export interface ContractRefusal<Code extends string> {
  readonly kind: "refused";
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
}

export type NextContractState =
  | { readonly kind: "moved"; readonly state: ContractState }
  | ContractRefusal<"contract.closed" | "contract.already-done" | "contract.out-of-order">;

/**
 * Where an event leads by the table alone. Refusals: `contract.closed` in a final state,
 * `contract.already-done` for a step the contract has come past, else `contract.out-of-order`.
 */
export function nextContractState(state: ContractState, event: ContractEvent): NextContractState {
  const reached = reachableState(state, event);
  if (reached !== undefined) return { kind: "moved", state: reached };
  const now = contractStateNames[state];
  const asked = contractEventNames[event];
  if (isBehind(state, event)) {
    return refusedMove("contract.already-done", {
      zh: `“${asked.zh}”已经办过，合同现在是“${now.zh}”：刷新后继续。`,
      en: `The step "${asked.en}" is done; the contract is ${now.en}: reload and go on.`,
    });
  }
  if (isFinalState(state)) {
    return refusedMove("contract.closed", {
      zh: `合同${now.zh}，不能再办“${asked.zh}”：放款后到贷后办变更，其余情况另签一份。`,
      en: `The contract is ${now.en} and takes no "${asked.en}": change the loan if there is one, else make another contract.`,
    });
  }
  const due = nextStepOf(state);
  const step = due === undefined ? now : contractEventNames[due];
  return refusedMove("contract.out-of-order", {
    zh: `合同现在是“${now.zh}”，不能办“${asked.zh}”：下一步是“${step.zh}”。`,
    en: `The contract is ${now.en} and takes no "${asked.en}": next is "${step.en}".`,
  });
}

function refusedMove(
  code: (NextContractState & { kind: "refused" })["code"],
  text: { readonly zh: string; readonly en: string },
): NextContractState {
  return { kind: "refused", code, ...text };
}
