import type { ArchiveIndex, ArchiveRow } from "@bursar/documents/pdf";
import { ARCHIVE_PARTS, archivePartNames } from "@bursar/domain/archive";
import { maskIdNumber } from "@bursar/domain/identity";
import type { PackedPaper } from "./bag-json.ts";
import type { Bag, BagEntry } from "./read-bags.ts";

interface SheetParts {
  readonly centreName: string;
  /** The bag's. */
  readonly number: string;
  /** Instant, UTC, ISO. */
  readonly printedAt: string;
  readonly printedBy: string;
  readonly papers: ReadonlyMap<string, PackedPaper>;
}

/** The data of 档案袋目录. */
export function bagSheet(bag: Bag, { papers, ...frame }: SheetParts): ArchiveIndex {
  const { borrower, contractNos, entries, checklists } = bag;
  return {
    ...frame,
    printNo: 1,
    codeText: null,
    borrowerName: borrower.name,
    idNumberMasked: maskIdNumber(borrower.idNumber),
    contractNos,
    count: [...papers.values()].filter(({ content }) => content === "packed").length,
    sections: ARCHIVE_PARTS.map((part) => ({
      title: archivePartNames[part].zh,
      rows: entries.filter((entry) => entry.part === part).map((entry) => rowOf(entry, papers)),
    })),
    missing: checklists.flatMap(({ academicYear, deficiencies }) =>
      deficiencies.map(({ zh }) => `${academicYear}：${zh}`),
    ),
  };
}

const REMARKS = {
  packed: "",
  removed: "已移除",
  erased: "已按期销毁",
  missing: "存储中缺失",
} as const satisfies Record<PackedPaper["content"], string>;

function rowOf(entry: BagEntry, papers: ReadonlyMap<string, PackedPaper>): ArchiveRow {
  const { document, zh: name, on } = entry;
  if (document === null) return { name, on, pages: "", remark: "" };
  const pages = document.pages === null ? "" : String(document.pages);
  const paper = papers.get(document.id);
  const file = paper?.path?.split("/").at(-1)?.slice(0, 3);
  const remark = file === undefined ? REMARKS[paper?.content ?? "missing"] : `文件 ${file}`;
  return { name, on, pages, remark };
}

/** The same as text, for a name that the fonts can't draw. */
export function bagSheetText(sheet: ArchiveIndex): Buffer {
  const lines = [
    "学生资助档案袋目录",
    `${sheet.centreName} ${sheet.number ?? ""}`,
    `${sheet.borrowerName} ${sheet.idNumberMasked} ${sheet.contractNos.join("、")}`,
    ...sheet.sections.flatMap(({ title, rows }) => [
      "",
      title,
      ...rows.map(({ on, name, pages, remark }) => [on, name, pages, remark].join("\t").trimEnd()),
    ]),
    "",
    "尚缺材料",
    ...sheet.missing,
  ];
  return Buffer.from(`${lines.join("\n")}\n`);
}
