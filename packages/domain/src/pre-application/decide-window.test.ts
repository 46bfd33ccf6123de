import { describe, expect, it } from "vitest";
import { readAcademicYear } from "../application/index.ts";
import { nationalPolicy } from "../policy/index.ts";
import { decideWindow, windowsOf } from "./index.ts";

const year = readAcademicYear("2026-2027") ?? expect.fail("no year");
const windows = windowsOf(nationalPolicy(), year);

// Day: registering many, registering one, uploading many, uploading one.
const TABLE = `
2025-11-20  not-open-yet  not-open-yet  not-open-yet  not-open-yet
2026-03-29  not-open-yet  not-open-yet  not-open-yet  not-open-yet
2026-03-30  open          open          not-open-yet  not-open-yet
2026-05-30  open          open          not-open-yet  not-open-yet
2026-05-31  bulk-closed   open          not-open-yet  not-open-yet
2026-06-09  bulk-closed   open          not-open-yet  not-open-yet
2026-06-10  open          open          open          open
2026-06-30  open          open          open          open
2026-07-01  bulk-closed   open          bulk-closed   open
2026-09-20  bulk-closed   open          bulk-closed   open
2026-09-21  closed        closed        closed        closed
2027-04-01  closed        closed        closed        closed
`;

const COLUMNS = [
  { step: "register", bulk: true },
  { step: "register", bulk: false },
  { step: "upload", bulk: true },
  { step: "upload", bulk: false },
] as const;

describe("the windows of 2026-2027", () => {
  const rows = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it.each(rows)("%s", (on = "", ...cells) => {
    const found = COLUMNS.map((column) => {
      const decision = decideWindow(windows, { on, ...column });
      return decision.kind === "open" ? "open" : decision.code.replace("pre-application.", "");
    });
    expect(found).toEqual(cells);
  });

  it("say until when and what is possible", () => {
    const late = { on: "2026-07-01", step: "register", bulk: true } as const;
    expect(decideWindow(windows, late)).toMatchObject({
      zh: "成批办理的时间是 2026-03-30 至 2026-05-30、2026-06-10 至 2026-06-30；现在可以逐条录入，到 2026-09-20 为止。",
    });
    expect(decideWindow(windows, { ...late, on: "2026-10-01" })).toMatchObject({
      zh: expect.stringContaining("下一学年从 2027-03-30 起"),
    });
    expect(decideWindow(windows, { ...late, on: "2026-01-01" })).toMatchObject({
      zh: expect.stringContaining("从 2026-03-30 起办理，到 2026-09-20 为止"),
    });
  });
});
