import { readdirSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { Refusal } from "@bursar/domain/refusal";
import { describe, expect, test } from "vitest";
import type {
  AcceptanceCertificate,
  ArchiveIndex,
  DeficiencySlip,
  InterestCertificate,
  SettlementCertificate,
  YearlyStatement,
} from "./index.ts";
import { renderPdf } from "./index.ts";

const frame = {
  centreName: "乳山市学生资助管理中心",
  number: "37108322026500001",
  printedAt: "2026-11-20T02:00:00Z",
  printedBy: "李老师",
  printNo: 1,
  codeText: "480217",
};

const certificate: AcceptanceCertificate = {
  ...frame,
  borrowerName: "张三",
  idNumberMasked: "371083********543X",
  universityName: "山东大学",
  academicYear: "2026-2027",
  contractNo: "37108322026500001",
  amount: "16000.00",
  fees: "8200.00",
  acceptedOn: "2026-08-31",
  receiptCode: "480217",
  receiptDeadline: "2026-10-10",
};

const slip: DeficiencySlip = {
  ...frame,
  borrowerName: "张三",
  caseName: "首贷申请",
  academicYear: "2026-2027",
  lines: ["缺少户口簿：请带原件来，或拍照上传。"],
  howTo: [],
  issuedOn: "2026-08-20",
};

const index: ArchiveIndex = {
  ...frame,
  codeText: null,
  borrowerName: "张三",
  idNumberMasked: "371083********543X",
  contractNos: ["37108322026500001"],
  count: 1,
  sections: [
    {
      title: "一、信贷合同档案",
      rows: [{ name: "申请表", on: "2026-08-20", pages: "1", remark: "原件" }],
    },
  ],
  missing: [],
};

const loan = {
  ...frame,
  borrowerName: "张三",
  idNumberMasked: "371083********543X",
  contractNo: "37108322026500001",
  principal: "16,000.00",
  disbursedOn: "2023-11-15",
  issuedOn: "2027-01-04",
  verificationCode: "7KQ2M9XP",
  sourceNote: "数字由本中心账簿算得，截至 2027-01-04；与贷款人系统不一致时，以贷款人为准。",
  sealedBy: "乳山市学生资助管理中心",
  certificate: "ab".repeat(32),
};

const owed = {
  on: "2026-12-31",
  principal: "16000.00",
  interest: "0.00",
  penalty: "0.00",
  unapplied: "0.00",
};

const statement: YearlyStatement = {
  ...loan,
  year: "2026",
  opening: { ...owed, on: "2025-12-31" },
  closing: owed,
  movements: [
    {
      on: "2026-12-20",
      name: "结息",
      principal: "—",
      interest: "138.13",
      penalty: "—",
      subsidised: "302.40",
      balance: "16000.00",
    },
  ],
  subsidised: "302.40",
  waived: "0.00",
  nextDues: [{ on: "2027-12-20", interest: "454.22", principal: "0.00", payable: "454.22" }],
};

const settlement: SettlementCertificate = {
  ...loan,
  settledOn: "2026-12-20",
  maturesOn: "2045-09-20",
};

const interest: InterestCertificate = {
  ...loan,
  year: "2026",
  through: "2026-12-31",
  borne: "138.13",
  waived: "0.00",
  paid: "138.13",
  subsidised: "302.40",
  penaltyPaid: "0.00",
};

function streamsOf(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/(?<!end)stream\r?\n/g)]
    .map(({ index: at, 0: mark }) => {
      const start = at + mark.length;
      const end = text.indexOf("endstream", start);
      const content = pdf.subarray(start, end);
      try {
        return inflateSync(content).toString("latin1");
      } catch {
        return content.toString("latin1");
      }
    })
    .join("\n");
}

/** The characters that the file says its glyphs stand for (its ToUnicode maps). */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (const [, hex = ""] of streamsOf(pdf).matchAll(/<[0-9a-f]{4}> <([0-9a-f]{4,})>/gi)) {
    const units = hex.match(/.{4}/g) ?? [];
    found.add(String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
  }
  return found;
}

function pagesOf(pdf: Buffer): number {
  const text = pdf.toString("latin1") + streamsOf(pdf);
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

describe("a sheet", () => {
  test.each([
    ["acceptance-certificate", () => renderPdf("acceptance-certificate", certificate)],
    ["deficiency-slip", () => renderPdf("deficiency-slip", slip)],
    ["archive-index", () => renderPdf("archive-index", index)],
    ["yearly-statement", () => renderPdf("yearly-statement", statement)],
    ["settlement-certificate", () => renderPdf("settlement-certificate", settlement)],
    ["interest-certificate", () => renderPdf("interest-certificate", interest)],
  ] as const)("%s is one A4 page and the same bytes each time", async (_name, render) => {
    const pdf = await render();
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf.toString("latin1") + streamsOf(pdf)).toMatch(/MediaBox\s*\[0 0 595\.\d+ 841\.\d+\]/);
    expect((await render()).equals(pdf)).toBe(true);
  });

  test("draws the rare characters of names", async () => {
    const pdf = await renderPdf("acceptance-certificate", {
      ...certificate,
      borrowerName: "张𬱖䶮㛃𬭚",
    });
    const drawn = charactersOf(pdf);
    for (const character of "张𬱖䶮㛃𬭚480217") expect([...drawn]).toContain(character);
  });

  test.each([
    ["𬎆", "U+2C386"],
    ["😀", "U+1F600"],
    ["\u202e", "U+202E"],
    ["\u0000", "U+0000"],
    ["\ud842", "U+D842"],
  ])("stops at %j and names it", async (character, codePoint) => {
    const borrowerName = `张${character}`;
    const refusal = await renderPdf("acceptance-certificate", {
      ...certificate,
      borrowerName,
    }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: "document.glyph-missing",
      text: { zh: expect.stringContaining(codePoint), data: { codePoint } },
    });
  });

  test("shows markup in a text as it was written", async () => {
    const borrowerName = '#panic("x") *b* $1/0$ @label <tag> \\ // " #read("sheet.typ")';
    const pdf = await renderPdf("deficiency-slip", { ...slip, borrowerName });
    expect(pagesOf(pdf)).toBe(1);
    const drawn = charactersOf(pdf);
    for (const character of '#"*$@<\\') expect([...drawn]).toContain(character);
  });

  test("breaks a long list over pages", async () => {
    const rows = Array.from({ length: 60 }, (_, row) => ({
      name: `材料${row}`,
      on: "2026-08-20",
      pages: "1",
      remark: "",
    }));
    const long = { ...index, sections: [{ title: "一、信贷合同档案", rows }] };
    expect(pagesOf(await renderPdf("archive-index", long))).toBeGreaterThan(1);
  });
});

test("every character that the templates themselves write is in the fonts", async () => {
  const folder = new URL("./templates/", import.meta.url);
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const lines = [...new Set(texts.join(""))].join("").replaceAll("\n", "");
  await expect(renderPdf("deficiency-slip", { ...slip, lines: [lines] })).resolves.toBeDefined();
});
