import type {
  ClassHistoryBody,
  LimitationAlarmPage,
  LimitationBody,
} from "@bursar/api-schema/collections";
import type { Limitation } from "@bursar/domain/limitation";
import { formatYuan } from "@bursar/domain/money";
import type { ShownClassHistory } from "@bursar/servicing/delinquency";
import type { LimitationPage, ShownLimitation } from "@bursar/servicing/limitation";
import type { z } from "zod";

function toLimit({ on, lastDueOn, alarmFrom, longStopOn, interruptedBy }: Limitation) {
  return {
    limitationOn: on,
    lastDueOn,
    alarmFrom,
    longStopOn,
    interruptedBy: interruptedBy ?? null,
  };
}

export function toLimitationBody(shown: ShownLimitation): z.input<typeof LimitationBody> {
  const { contractNo, asOf, limitation, state, events } = shown;
  return {
    contractNo,
    asOf,
    state: state ?? null,
    limitation: limitation === undefined ? null : toLimit(limitation),
    events: events.map(({ kind, occurredOn, documentId, recordedBy, postedOn }) => ({
      kind,
      on: occurredOn,
      documentId,
      recordedBy,
      postedOn,
    })),
  };
}

export function toAlarmPage({ alarms, next }: LimitationPage): z.input<typeof LimitationAlarmPage> {
  return {
    data: alarms.map(({ loanId, contractNo, borrowerId, toClearFen, limitation, state }) => ({
      id: loanId,
      contractNo,
      borrowerId,
      toClear: formatYuan(toClearFen),
      state,
      ...toLimit(limitation),
    })),
    hasMore: next !== undefined,
    nextCursor: next ?? null,
  };
}

export function toClassHistoryBody(shown: ShownClassHistory): z.input<typeof ClassHistoryBody> {
  return {
    asOf: shown.asOf,
    restated: shown.restated.map(({ oldestUnpaidOn, ...change }) => ({
      ...change,
      oldestUnpaidOn: oldestUnpaidOn ?? null,
    })),
    recorded: shown.recorded.map((row) => ({
      on: row.changedOn,
      from: row.fromClass,
      to: row.toClass,
      daysPastDue: row.daysPastDue,
      oldestUnpaidOn: row.oldestUnpaidOn,
      postedOn: row.postedOn,
    })),
  };
}
