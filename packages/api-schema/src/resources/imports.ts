import { z } from "zod";
import { idOf, PlainDateString, YuanString } from "../wire/index.ts";

export const ImportId = idOf("imp", "ImportId");
export const ImportParams = z.object({ importId: ImportId });
const Count = z.int().min(0);
const Verdict = z.enum(["accepted", "warned", "refused"]);

/** A file that was read and checked; nothing of it takes effect before it is committed. */
export const ImportBody = z
  .object({
    id: ImportId,
    kind: z.enum(["roster", "borrower-roster"]),
    fileName: z.string(),
    sha256: z.string(),
    status: z.enum(["staged", "committed"]),
    rows: Count,
    accepted: Count,
    warned: Count,
    refused: Count,
    amount: YuanString,
    unknownColumns: z.array(z.string()),
    businessOn: PlainDateString,
  })
  .meta({ id: "Import", description: "导入文件 · Import" });

export const ImportRowsBody = z
  .object({
    data: z.array(
      z.object({
        row: z.int().min(1),
        verdict: Verdict,
        problems: z.array(
          z.object({ field: z.string(), code: z.string(), zh: z.string(), en: z.string() }),
        ),
      }),
    ),
  })
  .meta({ id: "ImportRows", description: "逐行结果 · Result of each row" });

export const ImportCommitBody = z
  .object({
    importId: ImportId,
    created: Count,
    overtaken: Count.meta({ description: "其间已另有申请的行 · Rows overtaken meanwhile" }),
    changed: z.boolean(),
  })
  .meta({ id: "ImportCommit", description: "导入结果 · Result of a commit" });
