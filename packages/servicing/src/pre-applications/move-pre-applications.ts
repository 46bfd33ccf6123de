import { recordAudit } from "@bursar/database/audit";
import type { Tx } from "@bursar/database/connection";
import {
  lockPreApplications,
  savePreApplicationStep,
  type PreApplication,
  type PreApplicationStep,
} from "@bursar/database/pre-applications";
import {
  decidePreApplicationStep,
  type PreApplicationEvent,
  type PreApplicationState,
} from "@bursar/domain/pre-application";
import type { Refusal } from "@bursar/domain/refusal";
import { refuse, refused } from "../refuse.ts";

/** One of many, with the version that the person was shown. */
export interface ShownPreApplication {
  readonly id: string;
  readonly version: string;
}

/** What became of one of many: its state after the step, or why it did not take it. */
export interface MoveOutcome {
  readonly id: string;
  readonly status: PreApplicationState | null;
  readonly version: number | null;
  readonly refusal: Refusal | null;
}

export interface PreApplicationMove {
  readonly event: PreApplicationEvent;
  readonly happenedOn: string;
  readonly reason?: string | undefined;
  readonly marks: PreApplicationStep["marks"];
  /** What the step needs beside the state and the person. */
  readonly judge?: (preApplication: PreApplication) => Refusal | undefined;
}

/**
 * Moves those that can take the step and says of each of the others why it can't: one wrong row
 * does not hold up a school's list.
 */
export async function movePreApplications(
  tx: Tx,
  items: readonly ShownPreApplication[],
  move: PreApplicationMove,
): Promise<MoveOutcome[]> {
  const found = await lockPreApplications(
    tx,
    items.map(({ id }) => id),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  const moved: PreApplication[] = [];
  const outcomes = items.map((item): MoveOutcome => {
    const before = byId.get(item.id);
    // Taken out, so that a second mention of the same one is refused and not moved twice.
    byId.delete(item.id);
    const judged = judgeOne(before, { item, move, actorId: tx.context.actor.id });
    if (before === undefined || "refusal" in judged) {
      const refusal = "refusal" in judged ? judged.refusal : refuse("pre-application.not-found");
      return { id: item.id, status: null, version: null, refusal };
    }
    moved.push(before);
    return { id: item.id, status: judged.status, version: before.version + 1, refusal: null };
  });
  await saveMoves(tx, moved, { move, status: outcomes.find((one) => one.status)?.status });
  return outcomes;
}

/** Moves one or throws why it can't. */
export async function movePreApplication(
  tx: Tx,
  item: ShownPreApplication,
  move: PreApplicationMove,
): Promise<void> {
  const [outcome] = await movePreApplications(tx, [item], move);
  if (outcome?.refusal) throw outcome.refusal;
}

function judgeOne(
  before: PreApplication | undefined,
  asked: {
    readonly item: ShownPreApplication;
    readonly move: PreApplicationMove;
    readonly actorId: string;
  },
): { readonly status: PreApplicationState } | { readonly refusal: Refusal } {
  const { item, move, actorId } = asked;
  if (before === undefined) return { refusal: refuse("pre-application.not-found") };
  const decision = decidePreApplicationStep(before, { event: move.event, actorId });
  if (decision.kind === "refused") return { refusal: refused(decision) };
  const refusal = move.judge?.(before);
  if (refusal !== undefined) return { refusal };
  if (String(before.version) !== item.version) return { refusal: refuse("version.changed") };
  return { status: decision.status };
}

/** A step leads to the same state wherever it is taken from. */
async function saveMoves(
  tx: Tx,
  moved: readonly PreApplication[],
  to: {
    readonly move: PreApplicationMove;
    readonly status: PreApplicationState | null | undefined;
  },
): Promise<void> {
  const { move, status } = to;
  if (moved.length === 0 || !status) return;
  const { event, happenedOn, reason, marks } = move;
  await savePreApplicationStep(tx, moved, { event, status, happenedOn, reason, marks });
  for (const before of moved) {
    await recordAudit(tx, {
      action: `pre-application.${event}`,
      subjectId: before.id,
      before: { status: before.status, version: before.version },
      after: { status, version: before.version + 1, ...marks },
    });
  }
}
