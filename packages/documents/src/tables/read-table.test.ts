import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "@bursar/domain/refusal";
import { writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "./index.ts";
import type { ReadTableOptions } from "./index.ts";

const options = { requiredColumns: ["姓名", "金额"] };
const CSV = "姓名,金额,备注\r\n钱文妍,8000,甲\r\n马𬱖,9000,\r\n";

const encode = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, more: Partial<ReadTableOptions> = {}) =>
  readBytes(encode(text), more);
const readBytes = (bytes: Uint8Array, more: Partial<ReadTableOptions> = {}) =>
  readTable({ bytes, fileName: "名单.csv" }, { ...options, ...more });
const workbook = (rows: (string | number | boolean | Date | null)[][]) =>
  writeXlsx({ sheets: [{ name: "名单", rows }] });

async function refusalOf(reading: Promise<unknown>): Promise<Refusal> {
  const outcome = await reading.then(
    () => "read",
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`expected a refusal, got ${String(outcome)}`);
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bursar-tables-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a table", () => {
  const rows = [
    { 姓名: "钱文妍", 金额: "8000", 备注: "甲" },
    { 姓名: "马𬱖", 金额: "9000", 备注: "" },
  ];

  it.each([
    ["UTF-8", encode(CSV), "utf-8"],
    ["UTF-8 with a byte order mark", encode(`\ufeff${CSV}`), "utf-8"],
    ["GB18030", iconv.encode(CSV, "gb18030"), "gb18030"],
    [
      "Unicode text with tabs",
      iconv.encode(`\ufeff${CSV.replaceAll(",", "\t")}`, "utf-16le"),
      "utf-16le",
    ],
    ["Unix line ends and no last one", encode(CSV.replaceAll("\r\n", "\n").trimEnd()), "utf-8"],
    ["blank lines", encode(`${CSV}\r\n,,\r\n\r\n`), "utf-8"],
    ["a line end of another kind at its end", encode(`${CSV}\r\n\n`), "utf-8"],
  ])("is read from CSV in %s", async (_, bytes, encoding) => {
    const table = await readBytes(bytes);
    expect(table).toMatchObject({ format: "csv", encoding, rows, unknownColumns: ["备注"] });
    expect(table.columns).toEqual(["姓名", "金额", "备注"]);
  });

  it.each([
    ["CSV", encode(`全国名单\r\n截至2024年6月20日\r\n${CSV}`)],
    ["CSV with a title as wide as the table", encode(`全国名单,,\r\n${CSV}`)],
  ])("is found below its title in %s where the reader allows one", async (_, bytes) => {
    expect((await readBytes(bytes, { titleRowsMax: 3 })).rows).toEqual(rows);
    expect(await refusalOf(readBytes(bytes))).toMatchObject({ code: /^file\./ });
  });

  it("is found below its title in XLSX, with lines between that group its rows", async () => {
    const bytes = await workbook([
      ["全国名单"],
      ["姓名", "金额", "备注"],
      ["北京市（2所）"],
      ["钱文妍", 8000, "甲"],
    ]);
    expect((await readBytes(bytes, { titleRowsMax: 3 })).rows).toEqual([
      { 姓名: "北京市（2所）", 金额: "", 备注: "" },
      { 姓名: "钱文妍", 金额: "8000", 备注: "甲" },
    ]);
  });

  it("is read from XLSX, numbers and dates as text", async () => {
    const bytes = await workbook([
      [" 姓名", "金额", "备注", "日期", null],
      ["钱文妍", 8000, true, new Date("2024-08-20T00:00:00Z")],
      [],
      ["马𬱖", 0.1 + 0.2, null],
      ["长号", Number("371083200509037482"), "371083200509037482"],
    ]);
    const table = await readTable({ bytes, fileName: "名单.xlsx" }, options);
    expect(table.format).toBe("xlsx");
    expect(table.rows).toEqual([
      { 姓名: "钱文妍", 金额: "8000", 备注: "true", 日期: "2024-08-20" },
      { 姓名: "马𬱖", 金额: "0.3", 备注: "", 日期: "" },
      {
        姓名: "长号",
        金额: expect.stringMatching(/^3\.7108320050903\d+e\+17$/),
        备注: "371083200509037482",
        日期: "",
      },
    ]);
  });

  it("is told apart by content, not by name, and known again by its hash", async () => {
    const path = join(folder, "名单.xlsx");
    await writeFile(path, CSV);
    const [fromDisk, fromBytes] = [await readTable({ path }, options), await readText(CSV)];
    expect(fromDisk).toEqual(fromBytes);
    expect(fromDisk.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("keeps quotes, commas and line ends inside a cell", async () => {
    const { rows: read } = await readText('姓名,金额\n"=HYPERLINK(""x"")张","1\n2,3"\n');
    expect(read).toEqual([{ 姓名: '=HYPERLINK("x")张', 金额: "1\n2,3" }]);
  });

  it("takes a heading that is a word of the language as any other", async () => {
    const { rows: read } = await readText("姓名,金额,__proto__,constructor\n甲,1,2,3\n");
    expect(Object.entries(read[0] ?? {})).toContainEqual(["__proto__", "2"]);
  });

  it("reads as many rows as are allowed", async () => {
    const three = `姓名,金额\n${"甲,1\n".repeat(3)}`;
    expect((await readText(three, { maxRows: 3 })).rows).toHaveLength(3);
    expect((await refusalOf(readText(three, { maxRows: 2 }))).code).toBe("file.too-many-rows");
    const sheet = await workbook([["姓名", "金额"], ...Array.from({ length: 3 }, () => ["甲", 1])]);
    expect((await readBytes(sheet, { maxRows: 3 })).rows).toHaveLength(3);
    expect((await refusalOf(readBytes(sheet, { maxRows: 2 }))).code).toBe("file.too-many-rows");
  });
});

describe("a file of the wrong kind", () => {
  it.each([
    ["a PDF", encode("%PDF-1.7\n"), "PDF"],
    ["a PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), "图片"],
    ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), ".xls"],
    ["a web page named .xls", encode("\ufeff\n<html><table>"), "网页"],
    ["a program", encode("\u007fELF\u0000\u0000"), "二进制"],
    ["gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), "压缩包"],
  ])("is refused: %s", async (_, bytes, word) => {
    const refusal = await refusalOf(readBytes(bytes));
    expect(refusal.code).toBe("file.wrong-kind");
    expect(refusal.text.zh).toContain(word);
  });

  it("is refused: an archive that is no workbook", async () => {
    const bytes = await workbook([["姓名", "金额"]]);
    const renamed = Buffer.from(bytes);
    for (let at = renamed.indexOf("xl/workbook.xml"); at >= 0;) {
      renamed.write("xl/workbook.bin", at);
      at = renamed.indexOf("xl/workbook.xml", at);
    }
    expect((await refusalOf(readBytes(renamed))).code).toBe("file.wrong-kind");
  });
});

describe("a file that does not fit", () => {
  it.each([
    ["nothing", "", "file.empty"],
    ["white space", "\ufeff \r\n\r\n", "file.empty"],
    ["headings alone", "姓名,金额\r\n", "file.empty"],
    ["a missing column", "姓名,数额\n甲,1\n", "file.missing-column"],
    ["a repeated heading", "姓名,金额,姓名\n甲,1,乙\n", "file.repeated-column"],
    ["a row too long", "姓名,金额\n甲,1\n乙,2,3\n", "file.uneven-row"],
    ["a row too short", "姓名,金额\n甲,1\n乙\n", "file.uneven-row"],
    ["an open quote", '姓名,金额\n"甲,1\n', "file.unreadable"],
    ["one endless cell", `姓名,金额\n甲,${"1".repeat(200_000)}\n`, "file.unreadable"],
  ])("is refused: %s", async (_, text, code) => {
    expect((await refusalOf(readText(text))).code).toBe(code);
  });

  it("says which columns are missing and which row is uneven", async () => {
    const missing = await refusalOf(readText("姓名\n甲\n"));
    expect(missing.text).toMatchObject({ data: { missing: ["金额"] } });
    expect(missing.text.zh).toContain("缺少列：金额");
    const uneven = await refusalOf(readText("姓名,金额\n甲,1\n乙,2,3\n"));
    expect(uneven.text.data).toEqual({ row: 2 });
    const sheet = await workbook([
      ["姓名", "金额"],
      ["甲", 1],
      ["乙", 2, 3],
    ]);
    expect((await refusalOf(readBytes(sheet))).text.data).toEqual({ row: 2 });
  });

  it("is refused when its text is in no encoding we know", async () => {
    const bytes = Buffer.concat([encode("姓名,金额\n"), Buffer.of(0xff, 0xff, 0x0a)]);
    expect((await refusalOf(readBytes(bytes))).code).toBe("file.unreadable");
  });

  it("is refused when it is not there or a folder", async () => {
    const absent = readTable({ path: join(folder, "absent.csv") }, options);
    expect((await refusalOf(absent)).code).toBe("file.not-found");
    expect((await refusalOf(readTable({ path: folder }, options))).code).toBe("file.unreadable");
  });
});

describe("a large file", () => {
  it("of 200 MB is refused without being read", async () => {
    const path = join(folder, "large.csv");
    const file = await open(path, "w");
    await file.truncate(200 * 1024 * 1024);
    await file.close();
    const before = process.memoryUsage();
    expect((await refusalOf(readTable({ path }, options))).code).toBe("file.too-large");
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(5 * 1024 * 1024);
  });

  it("that shows no size is read no further than the limit", async () => {
    expect((await refusalOf(readTable({ path: "/dev/zero" }, options))).code).toBe(
      "file.too-large",
    );
  });

  it("of exactly the limit passes, one byte more does not", async () => {
    const maxBytes = encode(CSV).length;
    expect((await readText(CSV, { maxBytes })).rows).toHaveLength(2);
    const path = join(folder, "limit.csv");
    await writeFile(path, CSV);
    expect((await readTable({ path }, { ...options, maxBytes })).rows).toHaveLength(2);
    const less = { ...options, maxBytes: maxBytes - 1 };
    expect((await refusalOf(readTable({ path }, less))).code).toBe("file.too-large");
    expect((await refusalOf(readText(CSV, less))).code).toBe("file.too-large");
  });

  it("is refused when a small workbook would unpack to gigabytes", async () => {
    const bytes = Buffer.from(
      await workbook([
        ["姓名", "金额"],
        ["甲", 1],
      ]),
    );
    const entry = bytes.indexOf(Buffer.of(0x50, 0x4b, 0x01, 0x02));
    bytes.writeUInt32LE(0x7fffffff, entry + 24);
    expect((await refusalOf(readBytes(bytes))).code).toBe("file.unreadable");
  });
});

describe("a damaged workbook", () => {
  it("is refused wherever it was cut off", async () => {
    const bytes = await workbook([
      ["姓名", "金额"],
      ["甲", 1],
      ["乙", 2],
    ]);
    for (let length = 4; length < bytes.length; length += 97) {
      const refusal = await refusalOf(readBytes(bytes.subarray(0, length)));
      expect(refusal.code).toBe("file.unreadable");
    }
  });

  it("is read or refused, never anything else, whatever byte is wrong", async () => {
    const bytes = await workbook([
      ["姓名", "金额"],
      ["甲", 1],
      ["乙", 2],
    ]);
    for (let at = 0; at < bytes.length; at += 13) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const outcome = await readBytes(damaged).catch((error: unknown) => error);
      const isKnown = outcome instanceof Refusal || (outcome as { rows?: unknown }).rows;
      expect(isKnown, `byte ${at}: ${String(outcome)}`).toBeTruthy();
    }
  });
});

describe("the clean roster", () => {
  it("is read whole", async () => {
    const path = new URL("../../../../tests/fixtures/roster-2024.csv", import.meta.url);
    const table = await readTable(
      { bytes: await readFile(path), fileName: "roster-2024.csv" },
      { requiredColumns: ["学年", "姓名", "身份证号", "申请金额"] },
    );
    expect(table.rows).toHaveLength(188);
  });
});
