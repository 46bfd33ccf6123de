import type { Limitation, LimitationState } from "@bursar/domain/limitation";
import { formatYuan } from "@bursar/domain/money";
import {
  listLimitationAlarms,
  showLimitation as show,
  type LimitationAlarm,
} from "@bursar/servicing/limitation";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { codeWord } from "../terminal/code-words.ts";
import { groupYuan } from "../terminal/group-yuan.ts";
import { textTable } from "../terminal/text-table.ts";

export interface LimitationOptions extends SharedOptions {
  readonly contractNo?: string | undefined;
}

const ALARMS_AT_ONCE = 100;

/** A contract's limitation, or the claims that are near theirs. */
export async function showLimitation(shell: Shell, options: LimitationOptions): Promise<ExitCode> {
  const { contractNo } = options;
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    if (contractNo === undefined) {
      const alarms = (await allAlarms(product, context)).map(toJson);
      if (options.json === true) shell.printJson(alarms);
      else shell.print(toText(shell, alarms));
      return exitCodes.ok;
    }
    const shown = await show({ db: product.database }, { context, contractNo });
    const { limitation, state, events } = shown;
    const figures = limitation === undefined ? null : limitsOf(limitation);
    const json = { contractNo, asOf: shown.asOf, state: state ?? null, ...figures };
    if (options.json === true) {
      shell.printJson({
        ...json,
        events: events.map(({ kind, occurredOn }) => ({ kind, on: occurredOn })),
      });
    } else shell.print(oneText(shell, json));
    return exitCodes.ok;
  });
}

type Context = Parameters<typeof listLimitationAlarms>[1]["context"];

async function allAlarms(product: Product, context: Context): Promise<LimitationAlarm[]> {
  const found: LimitationAlarm[] = [];
  let after: string | undefined;
  do {
    const deps = { db: product.database };
    const page = await listLimitationAlarms(deps, { context, after, limit: ALARMS_AT_ONCE });
    found.push(...page.alarms);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function limitsOf({ on, lastDueOn, alarmFrom, longStopOn, interruptedBy }: Limitation) {
  return {
    limitationOn: on,
    lastDueOn,
    alarmFrom,
    longStopOn,
    interruptedBy: interruptedBy === undefined ? null : `${interruptedBy.kind} ${interruptedBy.on}`,
  };
}

interface AlarmJson {
  readonly contractNo: string;
  readonly toClear: string;
  readonly state: LimitationState;
  readonly limitationOn: string;
}

function toJson({ contractNo, toClearFen, limitation, state }: LimitationAlarm): AlarmJson {
  return { contractNo, toClear: formatYuan(toClearFen), state, ...limitsOf(limitation) };
}

const LABELS = {
  contractNo: { zh: "合同", en: "Contract" },
  asOf: { zh: "截至", en: "As of" },
  state: { zh: "状态", en: "State" },
  limitationOn: { zh: "届满日", en: "Barred after" },
  lastDueOn: { zh: "最后应还日", en: "Last due date" },
  alarmFrom: { zh: "提醒自", en: "Alarm from" },
  longStopOn: { zh: "最长至", en: "Long stop" },
  interruptedBy: { zh: "最近中断", en: "Interrupted by" },
} as const;

function oneText({ pick }: Shell, json: Readonly<Record<string, string | null>>): string {
  const lines = Object.entries(LABELS).flatMap(([name, label]) => {
    const value = json[name];
    if (value === undefined) return [];
    const text = name === "state" && value !== null ? pick(codeWord("limitation", value)) : value;
    return [[pick(label), text ?? "–"]];
  });
  return textTable(lines, ["left", "left"]);
}

function toText({ pick }: Shell, alarms: readonly AlarmJson[]): string {
  const headings = [
    pick({ zh: "合同", en: "Contract" }),
    pick({ zh: "欠款", en: "Owed" }),
    pick({ zh: "状态", en: "State" }),
    pick({ zh: "届满日", en: "Barred after" }),
  ];
  const lines = alarms.map((alarm) => [
    alarm.contractNo,
    groupYuan(alarm.toClear),
    pick(codeWord("limitation", alarm.state)),
    alarm.limitationOn,
  ]);
  return textTable([headings, ...lines], ["left", "right", "left", "left"]);
}
