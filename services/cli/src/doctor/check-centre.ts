import { randomUUID } from "node:crypto";
import { businessDate, findCentre } from "@bursar/database/centres";
import { readCentre } from "@bursar/database/connection";
import { loadPolicyRows } from "@bursar/database/policies";
import { addDays, yearOf, type PlainDate } from "@bursar/domain/calendar";
import { inForce, loanCap, policyFromRows, type Policy } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";
import { listConflicts } from "@bursar/servicing/borrowers";
import type { Product } from "../product/open-product.ts";
import { checkRepricing } from "./check-repricing.ts";
import { failure, good, warning, type Finding } from "./finding.ts";

/** LPR is published on the 20th of every month; a look-up older than this has missed one. */
const LPR_DAYS_MAX = 31;

/** Which day it is at one centre, whether its policy holds on that day, and what waits there. */
export async function checkCentre(product: Product, centreId: string): Promise<Finding[]> {
  const context = {
    actor: { id: "cli:doctor", kind: "cli" },
    centreId,
    requestId: randomUUID(),
  };
  const { centre, today, rows } = await readCentre(product.database, context, async (tx) => ({
    centre: await findCentre(tx),
    today: await businessDate(tx),
    rows: await loadPolicyRows(tx),
  }));
  const conflicts = await listConflicts({ db: product.database }, { context });
  const demo = centre.demo ? { zh: "（演示）", en: " (demo)" } : { zh: "", en: "" };
  return [
    good("business-date", {
      zh: `${centre.name} 业务日期 ${today}${demo.zh}`,
      en: `${centre.name}: business date ${today}${demo.en}`,
    }),
    ...checkPolicy(() => policyFromRows(rows), today),
    conflicts.length === 0
      ? good("refresh-conflicts", { zh: "没有待核对的信息", en: "No conflicts wait" })
      : warning(
          "refresh-conflicts",
          {
            zh: `${conflicts.length} 条借款人信息待核对`,
            en: `${conflicts.length} conflicts of borrowers' data wait for an officer`,
          },
          {
            zh: "由经办对照原始材料逐条核对",
            en: "an officer looks at each against the papers",
          },
        ),
  ];
}

function checkPolicy(read: () => Policy, today: PlainDate): Finding[] {
  try {
    const policy = read();
    const year = yearOf(today);
    inForce(policy.cohorts, today);
    inForce(policy.margins.repricing, today);
    inForce(policy.receiptDeadlineDay, today);
    loanCap(policy, "undergraduate", year);
    loanCap(policy, "postgraduate", year);
    return [
      good("policy", {
        zh: `参数齐全，${today} 有效`,
        en: `The policy is complete and holds on ${today}`,
      }),
      checkLpr(inForce(policy.lpr5y, today).effectiveFrom, today),
      checkRepricing(policy, today),
    ];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [
      failure("policy", error.text, {
        zh: "补上或改正这条参数",
        en: "add or correct that row of the policy",
      }),
    ];
  }
}

function checkLpr(lookedUpOn: PlainDate, today: PlainDate): Finding {
  if (addDays(lookedUpOn, LPR_DAYS_MAX) >= today) {
    return good("lpr", { zh: `LPR 核对至 ${lookedUpOn}`, en: `LPR looked up on ${lookedUpOn}` });
  }
  return warning(
    "lpr",
    {
      zh: `LPR 上次核对是 ${lookedUpOn}，之后的利率按估算`,
      en: `LPR was last looked up on ${lookedUpOn}; rates after it are assumed`,
    },
    {
      zh: "到全国银行间同业拆借中心核对五年期以上 LPR，并录入参数（不变也要录入）",
      en: "look up the LPR over five years and enter it in the policy, also when it is the same",
    },
  );
}
