import type { ApiClient, Shape } from "./api-client.ts";

interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

const PAGE_SIZE = "100";

/** Every row of a list, page by page. */
export async function listAll<Item>(
  client: ApiClient,
  shape: Shape<Page<Item>>,
  list: { readonly path: string; readonly filter?: Readonly<Record<string, string>> },
): Promise<Item[]> {
  const rows: Item[] = [];
  const query = new URLSearchParams({ ...list.filter, limit: PAGE_SIZE });
  for (;;) {
    const page = await client.get(`${list.path}?${query.toString()}`, shape);
    rows.push(...page.data);
    if (page.nextCursor === null) return rows;
    query.set("startingAfter", page.nextCursor);
  }
}
