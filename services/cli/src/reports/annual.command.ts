import { writeFile } from "node:fs/promises";
import { groupName } from "@bursar/domain/report";
import {
  reportAnnual as findAnnual,
  reportFile,
  toAnnualFigures,
  type AnnualReport,
} from "@bursar/servicing/reports";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireYear } from "../require-year.ts";
import type { Shell } from "../terminal/shell.ts";
import { groupYuan } from "../terminal/group-yuan.ts";
import { textTable } from "../terminal/text-table.ts";
import { definitionsText } from "./definitions-text.ts";

export interface AnnualOptions extends SharedOptions {
  readonly year: string;
  readonly xlsx?: string;
}

type Figures = ReturnType<typeof toAnnualFigures>;

/** The figures of a year that a county publishes. @throws CliError `year.format` */
export async function reportAnnual(shell: Shell, options: AnnualOptions): Promise<ExitCode> {
  const year = requireYear(options.year);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const deps = { db: product.database };
    if (options.xlsx !== undefined) {
      const file = await reportFile(deps, { context, year, report: "annual" });
      await writeFile(options.xlsx, file.content);
      shell.say({ zh: `已写入 ${options.xlsx}`, en: `wrote ${options.xlsx}` });
    }
    const report = await findAnnual(deps, { context, year });
    if (options.json === true) shell.printJson(toAnnualFigures(report));
    else if (options.xlsx === undefined) shell.print(toText(shell, report));
    return exitCodes.ok;
  });
}

function toText(shell: Shell, report: AnnualReport): string {
  const { pick } = shell;
  const figures = toAnnualFigures(report);
  const named = (code: string): string => pick(groupName(code, report.categories));
  const groups: readonly (readonly [string, Figures["byKind"]])[] = [
    [pick({ zh: "当年发放", en: "Disbursed" }), [figures.disbursed]],
    [pick({ zh: "首贷续贷", en: "First or renewal" }), figures.byKind],
    [pick({ zh: "困难类别", en: "Category" }), figures.byCategory],
    [pick({ zh: "学历层次", en: "Level" }), figures.byLevel],
    [pick({ zh: "办学性质", en: "Ownership" }), figures.byOwnership],
    [pick({ zh: "隶属", en: "Affiliation" }), figures.byAffiliation],
    [pick({ zh: "省内外", en: "Place" }), figures.byPlace],
  ];
  const rows = groups.flatMap(([table, own]) =>
    own.map((one) => [
      table,
      named(one.group),
      String(one.contracts),
      String(one.persons),
      groupYuan(one.amount),
      groupYuan(one.average ?? ""),
    ]),
  );
  const stages = figures.stages.map((one) => [
    pick({ zh: "贷款阶段", en: "Stage" }),
    named(one.stage),
    String(one.contracts),
    String(one.persons),
    groupYuan(one.outstanding),
    "",
  ]);
  const headings = [
    pick({ zh: "统计项", en: "Table" }),
    pick({ zh: "分组", en: "Group" }),
    pick({ zh: "合同", en: "Contracts" }),
    pick({ zh: "人数", en: "Persons" }),
    pick({ zh: "金额", en: "Amount" }),
    pick({ zh: "人均", en: "Average" }),
  ];
  const align = ["left", "left", "right", "right", "right", "right"] as const;
  const settled = Object.fromEntries(
    Object.entries(figures.settled).map(([name, value]) => [name, groupYuan(String(value))]),
  );
  const settledText = pick({
    zh: `当年结息：财政贴息 ${settled["interestSubsidised"]}，借款人利息 ${settled["interestBorne"]}，免息 ${settled["interestWaived"]}，到期本金 ${settled["principalDue"]}`,
    en: `Settled: subsidy ${settled["interestSubsidised"]}, borrowers' interest ${settled["interestBorne"]}, waived ${settled["interestWaived"]}, principal due ${settled["principalDue"]}`,
  });
  const table = textTable([headings, ...rows, ...stages], align);
  const counted = pick({
    zh: `统计日 ${figures.asOf}；回收率见 bursar report kpi、report recovery`,
    en: `Counted on ${figures.asOf}; recovery: bursar report kpi, report recovery`,
  });
  return [table, settledText, counted, definitionsText(shell, figures.definitions)].join("\n\n");
}
