import { describe, expect, it } from "vitest";
import { readTable, writeCsv } from "./index.ts";

const columns = [
  { key: "name", header: "姓名" },
  { key: "note", header: "备注" },
];

describe("CSV for an office program", () => {
  it("can be read back", async () => {
    const rows = [{ name: "马𬱖", note: '逗号, 引号" 换行\n' }];
    const bytes = new TextEncoder().encode(writeCsv(rows, columns));
    const table = await readTable({ bytes, fileName: "x.csv" }, { requiredColumns: ["姓名"] });
    expect(table.rows).toEqual([{ 姓名: "马𬱖", 备注: '逗号, 引号" 换行\n' }]);
  });

  it.each(['=HYPERLINK("x")张', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])(
    "never holds the formula %j",
    (name) => {
      const [, line = ""] = writeCsv([{ name, note: "" }], columns).split("\r\n");
      expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  it("writes the headings when there is no row", () => {
    expect(writeCsv([], columns)).toBe("\ufeff姓名,备注\r\n");
  });
});
