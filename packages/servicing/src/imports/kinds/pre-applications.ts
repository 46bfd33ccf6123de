import { PRE_APPLICATION_COLUMNS } from "@bursar/domain/pre-application";
import {
  checkPreApplicationRows,
  enterPreApplicationRows,
} from "../../pre-applications/enter-pre-application-rows.ts";
import type { CheckedRow, ImportDefinition } from "../import-kind.ts";

/** A high school's stamped roster: each row becomes a pre-application that awaits verification. */
export const preApplications: ImportDefinition = {
  kind: "pre-applications",
  title: { zh: "高中预申请名册", en: "roster of pre-applications" },
  path: "pre-applications",
  permission: "pre-application.enter",
  columns: PRE_APPLICATION_COLUMNS,
  maxBytes: 20 * 1024 * 1024,
  maxRows: 20_000,
  // A school's list is stamped as a whole.
  commit: "atomic",
  async check(tx, table, { businessOn }) {
    const results = await checkPreApplicationRows(tx, table, businessOn);
    const rows = results.map((result): CheckedRow => {
      const { verdict, problems } = result;
      return verdict === "refused"
        ? { verdict, problems }
        : { verdict, problems, content: result.entry };
    });
    return { slices: [rows] };
  },
  enter: async (tx, file, rows) => {
    const created = await enterPreApplicationRows(tx, file, rows);
    return { created, overtaken: rows.length - created };
  },
};
