import {
  affiliationsOf,
  centrePlaces,
  claimedParts,
  settledInterest,
  type ClaimedPart,
  type SettledInterest,
} from "@bursar/database/claims";
import type { Tx } from "@bursar/database/connection";
import {
  claimLines,
  payersOf,
  type ClaimKind,
  type ClaimLine,
  type PayerShare,
} from "@bursar/domain/claim";
import { loadPolicy } from "../policies/load-policy.ts";

/** A line that is to go into a payer's claim. */
export interface CollectedLine extends ClaimLine {
  readonly kind: ClaimKind;
  readonly loanId: string;
  readonly contractNo: string;
  readonly dueOn: string;
  readonly universityCode: string;
}

/**
 * What is left to claim of some loans: their settlements posted up to a day, less what claims that
 * stand ask for already. In the order of loan, due date and kind.
 */
export async function collectClaims(
  tx: Tx,
  loanIds: readonly string[],
  throughOn: string,
): Promise<CollectedLine[]> {
  const settled = await settledInterest(tx, loanIds, throughOn);
  if (settled.length === 0) return [];
  const earlier = groupParts(await claimedParts(tx, loanIds));
  const payers = await payersByUniversity(tx, settled, throughOn);
  return settled.flatMap((one) => {
    const shares = payers.get(one.universityCode) ?? [];
    const lines = claimLines(one.settledFen, shares, earlier.get(keyOf(one)) ?? []);
    const { kind, loanId, contractNo, dueOn, universityCode } = one;
    return lines.map((line) => ({ ...line, kind, loanId, contractNo, dueOn, universityCode }));
  });
}

async function payersByUniversity(
  tx: Tx,
  settled: readonly SettledInterest[],
  on: string,
): Promise<ReadonlyMap<string, readonly PayerShare[]>> {
  const codes = [...new Set(settled.map(({ universityCode }) => universityCode))];
  const [centre, known, policy] = [
    await centrePlaces(tx),
    await affiliationsOf(tx, codes),
    await loadPolicy(tx),
  ];
  const nothing = { department: undefined, provinceCode: undefined };
  return new Map(
    codes.map((code) => [code, payersOf(known.get(code) ?? nothing, centre, { policy, on })]),
  );
}

function groupParts(parts: readonly ClaimedPart[]): ReadonlyMap<string, ClaimedPart[]> {
  const groups = new Map<string, ClaimedPart[]>();
  for (const part of parts) {
    const group = groups.get(keyOf(part));
    if (group === undefined) groups.set(keyOf(part), [part]);
    else group.push(part);
  }
  return groups;
}

function keyOf({ loanId, dueOn, kind }: Pick<ClaimedPart, "loanId" | "dueOn" | "kind">): string {
  return `${loanId} ${dueOn} ${kind}`;
}
