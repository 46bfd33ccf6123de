import { sourceFigures } from "@bursar/api-schema/figures";
import type { LoanHistoryBody } from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import type { HistoryPosting, ShownHistory } from "@bursar/servicing/loans";
import type { z } from "zod";

export function toHistoryBody(shown: ShownHistory): z.input<typeof LoanHistoryBody> {
  return {
    contractNo: shown.contractNo,
    facts: shown.facts.map(({ stored, zh, en, reverses, reversedBy, postings }) => ({
      sequence: stored.sequence,
      kind: stored.kind,
      text: { zh, en },
      valueOn: stored.effectiveOn,
      postedOn: stored.postedOn,
      recordedAt: stored.recordedAt,
      recordedBy: stored.recordedBy,
      reverses: reverses ?? null,
      reversedBy: reversedBy ?? null,
      postings: postings.map(toPosting),
    })),
    calendar: shown.calendar.map(toPosting),
    source: sourceFigures(shown.source),
  };
}

function toPosting({ posting, principalAfterFen }: HistoryPosting) {
  return {
    sequence: posting.sequence,
    entry: posting.entry,
    debit: posting.debitAccount,
    credit: posting.creditAccount,
    amount: formatYuan(posting.amountFen),
    bearer: posting.bearer,
    instalmentDueOn: posting.instalmentDueOn,
    valueOn: posting.valueOn,
    postedOn: posting.postedOn,
    correction: posting.correction,
    runId: posting.runId,
    principalAfter: formatYuan(principalAfterFen),
  };
}
