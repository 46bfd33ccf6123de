import { reportClearing, type ClearedLine } from "@bursar/domain/repayment";
import { expect, it } from "vitest";
import { clearingJson, type FileReport } from "./file-report.ts";

const kinds: readonly ClearedLine["kind"][] = [
  "paid",
  "paid",
  "short",
  "over",
  "duplicate",
  "orphan",
  "renamed",
  "held",
  "unreadable",
  "unreadable",
];

it("counts each row of a clearing file once, those held and unread behind the others", () => {
  const money = { amountFen: 100n, appliedFen: 100n, missingFen: 0n, excessFen: 0n };
  const lines = kinds.map((kind, at) => ({
    row: at + 1,
    serialNo: `S${at}`,
    contractNo: "1",
    kind,
    ...money,
  }));
  const clearing = reportClearing(lines);
  const json = clearingJson({ clearing } as FileReport);
  const { rows, amountApplied: _amount, exceptions, ...counts } = json;
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows);
  expect(counts).toMatchObject({ paid: 2, held: 1, unreadable: 2 });
  expect(exceptions).toHaveLength(rows - counts.paid);
  expect(Object.keys(json).slice(0, 9).join(" ")).toBe(
    "rows paid short over duplicate orphan renamed amountApplied exceptions",
  );
});
