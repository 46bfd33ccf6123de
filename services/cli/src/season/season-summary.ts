import { formatYuanGrouped } from "@bursar/domain/money";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import type { SetAside } from "./season-run.ts";
import { fenOf } from "./stages/fen-of.ts";
import { STAGES, type StageName } from "./stages/stage.ts";

/** One stage in the summary; amounts in yuan, `"2962400.00"`. */
export interface StageLine {
  readonly stage: StageName;
  /** How many have come through it by now. */
  readonly count: number;
  /** How many of them in this run. */
  readonly done: number;
  readonly amount?: string;
  readonly on: string;
  readonly seconds: number;
}

/** What `bursar season --json` prints. */
export interface SeasonSummary {
  readonly academicYear: string;
  /** False when there was nothing left to do. */
  readonly changed: boolean;
  readonly applications: number;
  readonly amount: string;
  readonly contracts: number;
  readonly disbursed: number;
  readonly disbursedAmount: string;
  readonly loans: number;
  /** Bills that were announced, and their sum. */
  readonly reminders: number;
  readonly reminderAmount: string;
  /** Rows of the month's roster with another number than the applications. */
  readonly changedPhones: number;
  /** Rows that wait for an officer. */
  readonly conflicts: number;
  readonly refusedRows: number;
  /** What batches set aside and notices that were given up. */
  readonly failed: number;
  /** Items that the product's rules said no to, and why. */
  readonly setAside: readonly SetAside[];
  readonly businessOn: string;
  readonly seconds: number;
  readonly stages: readonly StageLine[];
}

const HEADINGS: readonly Sentence[] = [
  { zh: "阶段", en: "stage" },
  { zh: "笔数", en: "count" },
  { zh: "本次", en: "this run" },
  { zh: "金额（元）", en: "yuan" },
  { zh: "业务日期", en: "date" },
  { zh: "秒", en: "s" },
];

/** The summary for people: a table of the stages and what came out, in at most 80 columns. */
export function summaryText({ pick }: Shell, summary: SeasonSummary): string {
  const rows = summary.stages.map(({ stage, count, done, amount, on, seconds }) => [
    pick(STAGES[stage]),
    String(count),
    String(done),
    amount === undefined ? "" : grouped(amount),
    on,
    seconds.toFixed(1),
  ]);
  const align = ["left", "right", "right", "right", "left", "right"] as const;
  const table = textTable([HEADINGS.map(pick), ...rows], align);
  return [table, "", ...results(summary).map(pick)].join("\n");
}

function results(summary: SeasonSummary): Sentence[] {
  const { applications, disbursed, reminders, changedPhones, conflicts } = summary;
  const [applied, paid, announced] = [
    grouped(summary.amount),
    grouped(summary.disbursedAmount),
    grouped(summary.reminderAmount),
  ];
  return [
    {
      zh: `申请 ${applications} 份 ${applied} 元，放款 ${disbursed} 份 ${paid} 元`,
      en: `${applications} applications, ${applied} yuan; ${disbursed} disbursed, ${paid} yuan`,
    },
    {
      zh: `账单提醒 ${reminders} 笔 ${announced} 元；换号 ${changedPhones} 人，待核对 ${conflicts} 人`,
      en: `${reminders} bills announced, ${announced} yuan; ${changedPhones} new phones, ${conflicts} for an officer`,
    },
    summary.changed
      ? {
          zh: `用时 ${summary.seconds.toFixed(1)} 秒，业务日期 ${summary.businessOn}`,
          en: `${summary.seconds.toFixed(1)} s, business date ${summary.businessOn}`,
        }
      : {
          zh: "本季早已办完，这次什么也没有改变",
          en: "The season was complete: nothing has changed",
        },
  ];
}

/** What the season left undone; nothing when every application has become a loan. */
export function shortfalls(summary: SeasonSummary): Sentence[] {
  const { applications, contracts, disbursed, refusedRows, failed } = summary;
  const found: readonly [count: number, sentence: Sentence][] = [
    [refusedRows, { zh: "行名册没有接受", en: "roster rows were refused" }],
    [applications - contracts, { zh: "份申请没有合同", en: "applications have no contract" }],
    [contracts - disbursed, { zh: "份合同没有放款", en: "contracts are not disbursed" }],
    [failed, { zh: "项批次或提醒没有办成", en: "batch items or notices failed" }],
  ];
  const counted = found
    .filter(([count]) => count > 0)
    .map(([count, { zh, en }]) => ({ zh: `! ${count} ${zh}`, en: `! ${count} ${en}` }));
  return [...counted, ...reasons(summary.setAside)];
}

/** Each reason once, with how many items it holds up. */
function reasons(setAside: readonly SetAside[]): Sentence[] {
  return [...new Set(setAside.map(({ code }) => code))].flatMap((code) => {
    const items = setAside.filter((item) => item.code === code);
    const [first] = items;
    if (first === undefined) return [];
    const { zh, en } = first.sentence;
    return { zh: `! ${items.length} × ${code} ${zh}`, en: `! ${items.length} × ${code} ${en}` };
  });
}

function grouped(yuan: string): string {
  return formatYuanGrouped(fenOf(yuan));
}
