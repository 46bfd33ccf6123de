import { customType, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId } from "../columns/columns.ts";

/** Text that compares byte by byte, so that a prefix is a range of the index. */
const byteOrdered = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/**
 * What a search may name. `id-tail`, `phone-tail` and `receipt-code` hold keyed hashes; the
 * others hold normalised text.
 */
export type SearchKeyKind =
  | "name"
  | "initials"
  | "pinyin"
  | "contract-number"
  | "id-tail"
  | "phone-tail"
  | "receipt-code";

export type SearchSubject = "borrower" | "contract";

/**
 * The search index: one row a normalised key. Under row-level security LIKE and trigram indexes
 * are not used, because their functions are not leakproof; comparisons of text are.
 */
export const searchKeys = pgTable(
  "search_keys",
  {
    centreId: centreId(),
    kind: text("kind").$type<SearchKeyKind>().notNull(),
    key: byteOrdered("key").notNull(),
    subjectKind: text("subject_kind").$type<SearchSubject>().notNull(),
    subjectId: text("subject_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.kind, table.key, table.subjectId] }),
    index("search_keys_subject").on(table.centreId, table.subjectId),
  ],
);
