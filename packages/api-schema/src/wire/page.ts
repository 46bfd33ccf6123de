import { z } from "zod";

/** One page of a list: `{ data, hasMore, nextCursor }`; ask on with `startingAfter=nextCursor`. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .object({
      data: z.array(item),
      hasMore: z.boolean().meta({ description: "后面还有 · More follow" }),
      nextCursor: z
        .string()
        .nullable()
        .meta({ description: "下一页从这里开始 · Next page starts here" }),
    })
    .meta({ id, description: "一页 · One page of a list" });
}

/** How a list is asked for: `limit` 1 to 100 (20 when left out), `startingAfter` a cursor. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({
    description: "每页条数 · Rows a page",
    type: "integer",
    example: 20,
  }),
  startingAfter: z.string().min(1).max(500).optional().meta({
    description: "上一页的 nextCursor · The previous page's nextCursor",
  }),
});
