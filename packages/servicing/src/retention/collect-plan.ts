import { createHash } from "node:crypto";
import type { Tx } from "@bursar/database/connection";
import {
  dueItems,
  importsNamingHeld,
  type ClassCounts,
  type DueRow,
} from "@bursar/database/retention";
import type { Policy } from "@bursar/domain/policy";
import {
  cutoffOf,
  ERASABLE_CLASSES,
  judgeItem,
  type ErasableClass,
} from "@bursar/domain/retention";
import { loadPolicy } from "../policies/load-policy.ts";
import { areSettled } from "./are-settled.ts";

/** What a run on a day would take away. */
export interface RetentionPlan {
  readonly asOf: string;
  readonly due: ClassCounts;
  readonly held: ClassCounts;
  /** Names exactly these items on this day. */
  readonly planHash: string;
  readonly items: readonly { readonly class: ErasableClass; readonly subjectId: string }[];
}

/** Reads what has outlived its period; writes nothing. */
export async function collectPlan(tx: Tx, asOf: string): Promise<RetentionPlan> {
  const policy = await loadPolicy(tx);
  const hash = createHash("sha256").update(asOf);
  const due: ClassCounts = {};
  const held: ClassCounts = {};
  const items: { class: ErasableClass; subjectId: string }[] = [];
  for (const name of ERASABLE_CLASSES) {
    const judged = await judgeClass(tx, { name, policy, asOf });
    if (judged.held > 0) held[name] = judged.held;
    if (judged.due.length > 0) due[name] = judged.due.length;
    for (const subjectId of judged.due) {
      items.push({ class: name, subjectId });
      hash.update(`\n${name}|${subjectId}`);
    }
  }
  return { asOf, due, held, planHash: hash.digest("hex"), items };
}

interface Judging {
  readonly name: ErasableClass;
  readonly policy: Policy;
  readonly asOf: string;
  /** These alone. */
  readonly subjects?: readonly string[];
}

/** What of a class may go on the day, and how much a hold keeps. */
export async function judgeClass(
  tx: Tx,
  { name, policy, asOf, subjects }: Judging,
): Promise<{ readonly due: readonly string[]; readonly held: number }> {
  const cutoff = cutoffOf(policy, name, asOf);
  const rows = await dueItems(tx, name, subjects === undefined ? { cutoff } : { cutoff, subjects });
  const ready = await ofSettledLoans(tx, { name, policy, cutoff }, rows);
  const ids = ready.map(({ subjectId }) => subjectId);
  const named = name === "import-content" ? await importsNamingHeld(tx, ids) : new Set<string>();
  const due: string[] = [];
  let held = 0;
  for (const row of ready) {
    const item = { ...row, class: name, held: row.held || named.has(row.subjectId) };
    const { kind } = judgeItem(policy, item, asOf);
    if (kind === "held") held += 1;
    if (kind === "due") due.push(row.subjectId);
  }
  return { due, held };
}

/** While one loan of a borrower lives, file and notices are kept. */
async function ofSettledLoans(
  tx: Tx,
  at: { readonly name: ErasableClass; readonly policy: Policy; readonly cutoff: string },
  rows: readonly DueRow[],
): Promise<readonly DueRow[]> {
  if (at.name !== "borrower-file" && at.name !== "notice") return rows;
  const settled: DueRow[] = [];
  for (const row of rows) if (await areSettled(tx, row.subjectId, at)) settled.push(row);
  return settled;
}
