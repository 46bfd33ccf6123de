import { INTEREST_COLUMNS } from "@bursar/domain/pre-application";
import { checkInterestRows, enterInterestRows } from "../../pre-applications/interest-list.ts";
import type { CheckedRow, ImportDefinition } from "../import-kind.ts";

/** The list of May: who means to borrow. Nothing is decided about it. */
export const interestList: ImportDefinition = {
  kind: "interest-list",
  title: { zh: "贷款意向名单", en: "list of those who mean to borrow" },
  path: "interest-lists",
  permission: "pre-application.enter",
  columns: INTEREST_COLUMNS,
  maxBytes: 20 * 1024 * 1024,
  maxRows: 20_000,
  commit: "atomic",
  async check(tx, table) {
    const results = await checkInterestRows(tx, table);
    const rows = results.map((result): CheckedRow => {
      const { verdict, problems } = result;
      return verdict === "refused"
        ? { verdict, problems }
        : { verdict, problems, content: result.entry };
    });
    return { slices: [rows] };
  },
  enter: async (tx, file, rows) => {
    const created = await enterInterestRows(tx, file, rows);
    return { created, overtaken: rows.length - created };
  },
};
