import type { Product } from "../product/open-product.ts";

/** What became of the notices that a run has planned. */
export interface RunNotices {
  readonly planned: number;
  readonly delivered: number;
  readonly failed: number;
  /** Sum of the bills that were announced. */
  readonly deliveredFen: bigint;
}

export async function countNoticesOfRun(
  { batch }: Product,
  run: { readonly centreId: string; readonly id: string },
): Promise<RunNotices> {
  const [row] = await batch.client<(Omit<RunNotices, "deliveredFen"> & { fen: string })[]>`
    select count(*) filter (where status = 'planned')::int as planned,
           count(*) filter (where status = 'delivered')::int as delivered,
           count(*) filter (where status = 'failed')::int as failed,
           coalesce(sum(amount_fen) filter (where status = 'delivered'), 0)::text as fen
    from notices where centre_id = ${run.centreId} and run_id = ${run.id}`;
  if (row === undefined) throw new Error("a count gave no row");
  const { fen, ...counts } = row;
  return { ...counts, deliveredFen: BigInt(fen) };
}
