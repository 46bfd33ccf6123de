import type { StaffClient } from "./staff-client.ts";
import { waitFor } from "./wait-for.ts";

/** Who plans a batch and who lets it go. */
export interface BatchPeople {
  readonly operator: StaffClient;
  readonly checker: StaffClient;
}

/** A run as the API shows it. */
export type ShownBatch = Record<string, unknown> & { readonly id: string };

/** States in which a run has ended. */
export const ENDS: readonly string[] = ["completed", "completed-with-failures", "out-of-balance"];

/** Plans a batch, has it approved where policy asks for it, and waits until it has ended. */
export async function runBatch(
  { operator, checker }: BatchPeople,
  asked: { readonly kind: string; readonly businessOn: string },
): Promise<ShownBatch> {
  const planned = await planBatch(operator, asked);
  const path = `/v1/batch-runs/${planned.id}`;
  if (planned["status"] === "awaiting-approval")
    await checker.post(`${path}/approval`, { planHash: planned["planHash"] }).expect(200);
  return waitFor(`the end of ${asked.kind} ${asked.businessOn}`, async () => {
    const run = (await operator.get(path).expect(200)).body.run as ShownBatch;
    return ENDS.includes(String(run["status"])) && run;
  });
}

/** Plans a batch and waits for its plan. */
export async function planBatch(
  operator: StaffClient,
  asked: { readonly kind: string; readonly businessOn: string },
): Promise<ShownBatch> {
  const { body } = await operator.post("/v1/batch-runs", asked).expect(200);
  const path = `/v1/batch-runs/${body.run.id as string}`;
  return waitFor(`the plan of ${asked.kind}`, async () => {
    const run = (await operator.get(path).expect(200)).body.run as ShownBatch;
    return run["status"] !== "planning" && run;
  });
}
