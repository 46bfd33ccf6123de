import type { ClaimBody, ClaimLinePage, ClaimPage } from "@bursar/api-schema/claims";
import type { ShownClaimLine, SubsidyClaim } from "@bursar/database/claims";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { ShownClaim } from "@bursar/servicing/claims";
import type { z } from "zod";

export function toClaimRow(claim: SubsidyClaim): z.input<typeof ClaimPage>["data"][number] {
  return {
    id: claim.id,
    kind: claim.kind,
    payer: claim.payer,
    throughOn: claim.throughOn,
    status: claim.status,
    lines: claim.lines,
    loans: claim.loans,
    amount: formatYuan(claim.amountFen),
    reference: claim.reference,
    preparedOn: claim.preparedOn,
    approvedOn: claim.approvedOn,
    submittedOn: claim.submittedOn,
    paidOn: claim.paidOn,
    version: claim.version,
  };
}

export function toClaimBody({ claim, comparison }: ShownClaim): z.input<typeof ClaimBody> {
  const part = ({ loans, amountFen }: { loans: number; amountFen: bigint }) => ({
    loans,
    amount: formatYuan(amountFen),
  });
  return {
    ...toClaimRow(claim),
    contentHash: claim.contentHash,
    previousId: claim.previousId,
    comparison:
      comparison === undefined
        ? null
        : {
            added: part(comparison.added),
            gone: part(comparison.gone),
            changed: part(comparison.changed),
            same: comparison.same,
          },
  };
}

export function toClaimLine(line: ShownClaimLine): z.input<typeof ClaimLinePage>["data"][number] {
  return {
    id: line.id,
    contractNo: line.contractNo,
    borrowerName: maskName(line.borrowerName),
    universityCode: line.universityCode,
    universityName: line.universityName,
    dueOn: line.dueOn,
    sharePct: (line.sharePpm / 10_000).toFixed(2),
    settled: formatYuan(line.settledFen),
    amount: formatYuan(line.amountFen),
    previousAmount: formatYuan(line.previousFen),
  };
}
