import { NoticeCountsBody } from "@bursar/api-schema/resources";
import { BILL_DUE_ON } from "../season-dates.ts";
import type { SeasonRun } from "../season-run.ts";
import { fenOf } from "./fen-of.ts";
import { runBatch } from "./run-batch.ts";
import { showProgress } from "../../progress/index.ts";
import { STAGES, type StageOutcome } from "./stage.ts";
import { waitUntil } from "./wait-until.ts";

type NoticeCounts = ReturnType<typeof NoticeCountsBody.parse>;

export interface Announced extends StageOutcome {
  /** Notices that were given up after many tries, and loans that the batch set aside. */
  readonly failed: number;
}

/** Plans the announcement of the December bill and waits until every notice is delivered. */
export async function announceBills(run: SeasonRun): Promise<Announced> {
  const before = await readCounts(run);
  const finished = await runBatch(run, {
    kind: "collection-reminder",
    occasion: "bill-announcement",
    label: { zh: "计算账单", en: "bills" },
  });
  let counts = await readCounts(run);
  if (counts.planned > 0) {
    const total = counts.planned + counts.delivered;
    const look = async () => {
      counts = await readCounts(run);
      return { done: counts.delivered, isOver: counts.planned === 0 };
    };
    await showProgress(run.shell, { label: run.shell.pick(STAGES.reminders), total }, (onDone) =>
      waitUntil(look, { signal: run.shell.signal, onDone }),
    );
  }
  return {
    count: counts.delivered,
    done: counts.delivered - before.delivered,
    amountFen: fenOf(counts.deliveredAmount),
    failed: counts.failed + finished.run.failed,
  };
}

function readCounts({ maker }: SeasonRun): Promise<NoticeCounts> {
  return maker.get(`/v1/notice-counts?dueOn=${BILL_DUE_ON}`, NoticeCountsBody);
}
