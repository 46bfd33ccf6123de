import { writeFile } from "node:fs/promises";
import {
  reportFile,
  reportRecovery as findRecovery,
  toKpiFigures,
  toRecoveryFigures,
  type Recovery,
} from "@bursar/servicing/reports";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre, type Workplace } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import { requireYear } from "../require-year.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { definitionsText } from "./definitions-text.ts";

export interface RecoveryOptions extends SharedOptions {
  readonly year: string;
  readonly xlsx?: string;
}

type Cut = ReturnType<typeof toRecoveryFigures>["cuts"][number];

/** 本息回收率 of a year, in all. @throws CliError `year.format` */
export async function reportKpi(shell: Shell, options: RecoveryOptions): Promise<ExitCode> {
  return withRecovery(shell, options, (recovery) => {
    const figures = toKpiFigures(recovery);
    if (options.json === true) shell.printJson(figures);
    else shell.print(kpiText(shell, figures));
    return Promise.resolve();
  });
}

/** The same by township and by graduation year. @throws CliError `year.format` */
export async function reportRecovery(shell: Shell, options: RecoveryOptions): Promise<ExitCode> {
  return withRecovery(shell, options, async (recovery, { product, workplace }) => {
    const figures = toRecoveryFigures(recovery);
    if (options.xlsx !== undefined) {
      const query = { context: workplace.context, year: figures.year, report: "recovery" } as const;
      const file = await reportFile({ db: product.database }, query);
      await writeFile(options.xlsx, file.content);
      shell.say({ zh: `已写入 ${options.xlsx}`, en: `wrote ${options.xlsx}` });
    }
    if (options.json === true) shell.printJson(figures);
    else if (options.xlsx === undefined) {
      const cuts = figures.cuts.map((cut) => cutText(shell, cut));
      shell.print([...cuts, definitionsText(shell, figures.definitions)].join("\n\n"));
    }
  });
}

async function withRecovery(
  shell: Shell,
  options: RecoveryOptions,
  show: (recovery: Recovery, at: { product: Product; workplace: Workplace }) => Promise<void>,
): Promise<ExitCode> {
  const year = requireYear(options.year);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const label = shell.pick({ zh: "统计回收情况", en: "counting recovery" });
    const recovery = await showProgress(shell, { label, total: undefined }, (step) =>
      findRecovery(
        { db: product.database },
        { context: workplace.context, year, onProgress: (done) => step(done) },
      ),
    );
    await show(recovery, { product, workplace });
    return exitCodes.ok;
  });
}

function kpiText(shell: Shell, figures: ReturnType<typeof toKpiFigures>): string {
  const { pick } = shell;
  const cuts = figures.cuts.map(({ asOf, isFinal, figures: own }) => {
    const state = isFinal ? "" : pick({ zh: "（未到时点）", en: " (the cut is still to come)" });
    const rows = [
      [
        pick({ zh: "当年到期（金额）", en: "This cycle, by amount" }),
        own.current.received,
        own.current.due,
        percentOf(own.current.percent),
      ],
      [
        pick({ zh: "历年逾期（金额）", en: "Old arrears, by amount" }),
        own.old.received,
        own.old.due,
        percentOf(own.old.percent),
      ],
      [
        pick({ zh: "合同", en: "Contracts" }),
        String(own.contracts.paid),
        String(own.contracts.due),
        percentOf(own.contracts.percent),
      ],
      [
        pick({ zh: "人数", en: "Persons" }),
        String(own.persons.paid),
        String(own.persons.due),
        percentOf(own.persons.percent),
      ],
    ];
    return `${asOf}${state}\n${textTable(rows, ["left", "right", "right", "right"])}`;
  });
  return [...cuts, definitionsText(shell, figures.definitions)].join("\n\n");
}

function cutText({ pick }: Shell, cut: Cut): string {
  const headings = [
    pick({ zh: "分组", en: "Group" }),
    pick({ zh: "人数", en: "Persons" }),
    pick({ zh: "到期", en: "Due" }),
    pick({ zh: "已收", en: "Received" }),
    pick({ zh: "回收率", en: "Recovery" }),
    pick({ zh: "逾期", en: "Overdue" }),
  ];
  const rows = [cut.total, ...cut.townships, ...cut.graduationYears].map((one) => [
    one.group,
    String(one.persons),
    one.current.due,
    one.current.received,
    percentOf(one.current.percent),
    one.overdue,
  ]);
  const align = ["left", "right", "right", "right", "right", "right"] as const;
  return `${cut.asOf}\n${textTable([headings, ...rows], align)}`;
}

function percentOf(percent: string | null): string {
  return percent === null ? "—" : `${percent}%`;
}
