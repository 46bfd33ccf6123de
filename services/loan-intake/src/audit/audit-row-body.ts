import type { AuditRowBody } from "@bursar/api-schema/resources";
import type { AuditRow } from "@bursar/database/audit";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toAuditRowBody(row: AuditRow): z.input<typeof AuditRowBody> {
  return { ...row, before: withAmounts(row.before), after: withAmounts(row.after) };
}

/** The same value with every amount as it stands on the wire: yuan, two decimals. */
function withAmounts(value: unknown): unknown {
  if (typeof value === "bigint") return formatYuan(value);
  if (Array.isArray(value)) return value.map(withAmounts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withAmounts(part)]));
}
