import type { TestDatabase } from "@bursar/database/testing";

/** What is kept under the idempotency keys of requests, a text each. */
export async function keptAnswers({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner.client<{ route: string; result: string | null }[]>`
    select route, result::text from idempotency_keys order by route`;
  return rows.map(({ route, result }) => `${route} ${result ?? ""}`);
}
