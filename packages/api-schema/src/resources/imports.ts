import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

export const ImportId = idOf("imp", "ImportId");
export const ImportParams = z.object({ importId: ImportId });
const Count = z.int().min(0);
const Verdict = z.enum(["accepted", "warned", "refused"]);
const Kind = z.enum([
  "roster",
  "borrower-roster",
  "pre-applications",
  "interest-list",
  "universities",
  "schools",
  "divisions",
  "portfolio",
  "clearing",
  "lender-balances",
  "write-offs",
]);
const Status = z.enum(["staged", "committing", "stopped", "committed", "discarded"]);

const Progress = z
  .object({
    done: Count,
    total: Count.meta({ description: "要写入的行：接受和警告的行 · Accepted and warned rows" }),
    ratePerSecond: z.number().min(0).meta({ description: "每秒行数 · Rows a second" }),
    secondsLeft: Count.nullable().meta({ description: "预计还需秒数 · Time left" }),
  })
  .meta({ id: "ImportProgress", description: "写入进度 · How far the commit is" });

/** A file that was read and checked; nothing of it takes effect before it is committed. */
export const ImportBody = z
  .object({
    id: ImportId,
    kind: Kind,
    fileName: z.string(),
    sha256: z.string(),
    status: Status,
    rows: Count,
    accepted: Count,
    warned: Count,
    refused: Count,
    amount: YuanString,
    unknownColumns: z.array(z.string()),
    businessOn: PlainDateString,
    statementOn: PlainDateString.nullable().meta({
      description: "余额截至日 · Day at whose end the file's balances stood",
    }),
    progress: Progress,
    outcome: z
      .record(z.string(), Count)
      .meta({ description: "已写入的结果，按种类计数 · What the commit has brought so far" }),
    createdAt: z.iso.datetime(),
    committedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Import", description: "导入文件 · Import" });

export const ImportPage = pageOf(ImportBody, "ImportPage");
export const ImportQuery = PageQuery.extend({ kind: Kind.optional(), status: Status.optional() });

/**
 * For files that hold as of a day: balances (the last settlement day without it) and published
 * lists (the business date without it).
 */
export const StatementQuery = z.object({
  statementOn: PlainDateString.optional().meta({
    description:
      "余额或名单的截至日；不写时为最近的结息日（余额）或当日（名单） · The file's day; else the last settlement day (balances) or today (lists)",
  }),
});

const ImportRowBody = z
  .object({
    row: z.int().min(1).meta({ description: "数据行号，从 1 起 · Data row, from 1" }),
    key: z.string().nullable().meta({
      description: "由导入、行号和内容得出，同一行只生效一次 · Derived from import, row, hash",
    }),
    verdict: Verdict,
    problems: z.array(
      z.object({ field: z.string(), code: z.string(), zh: z.string(), en: z.string() }),
    ),
  })
  .meta({ id: "ImportRow", description: "一行的结果 · Result of one row" });

export const ImportRowsPage = pageOf(ImportRowBody, "ImportRowPage");
export const ImportRowsQuery = PageQuery.extend({ verdict: Verdict.optional() });

export const RowErrorsQuery = z.object({
  format: z.enum(["csv", "xlsx"]).default("csv"),
  language: z.enum(["zh", "en"]).default("zh"),
});

export const ImportCommitBody = z
  .object({
    importId: ImportId,
    status: z.enum(["committing", "committed"]),
    created: Count,
    overtaken: Count.meta({ description: "其间已另有申请的行 · Rows overtaken meanwhile" }),
    changed: z.boolean(),
  })
  .meta({ id: "ImportCommit", description: "导入结果 · Result of a commit" });

const DifferenceField = z.enum(["balance", "overdue"]);
const Resolution = z.enum(["lender-corrected", "recorded-here", "explained"]).meta({
  description:
    "贷款人已更正、本系统已补录、已查明无需更正 · Who put it right: the lender, we, or nobody had to",
});

export const DifferenceParams = ImportParams.extend({
  row: z.coerce.number().int().min(1).max(10_000_000),
  field: DifferenceField,
});
export const ResolveDifferenceBody = z
  .object({ resolution: Resolution })
  .meta({ id: "ResolveDifference", description: "差异核对结果 · How a difference was settled" });

export const ImportDifferenceBody = z
  .object({
    importId: ImportId,
    row: z.int().min(1),
    field: DifferenceField,
    contractNo: z.string(),
    given: YuanString,
    computed: YuanString,
    status: z.enum(["open", "resolved"]),
    resolution: Resolution.nullable(),
  })
  .meta({ id: "ImportDifference", description: "余额差异，待人工核对 · A balance to look into" });

export const ImportDifferencesPage = pageOf(ImportDifferenceBody, "ImportDifferencePage");
export const ImportDifferencesQuery = PageQuery.extend({
  importId: ImportId.optional(),
  status: z.enum(["open", "resolved"]).optional(),
});
