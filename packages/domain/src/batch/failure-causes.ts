/** Why items were set aside: what it means and what puts it right. */
export interface FailureCause {
  readonly zh: string;
  readonly en: string;
  readonly fix: { readonly zh: string; readonly en: string };
}

/** Every cause by its code; a kind's own come here too. */
export const failureCauses = {
  "loan.unreadable": {
    zh: "贷款的已记事实无法计算",
    en: "the loan's recorded facts can't be computed",
    fix: {
      zh: "用 bursar loan explain 查看是哪一项，更正后重试本组。",
      en: "Look at it with bursar loan explain, put it right, then retry this group.",
    },
  },
  "loan.contradiction": {
    zh: "合同条款与已记事实矛盾",
    en: "the contract's terms contradict what was recorded",
    fix: {
      zh: "对照合同原件核对本金和日期，冲正错记的一笔后重试本组。",
      en: "Compare principal and dates with the contract, reverse what is wrong, then retry.",
    },
  },
  "policy.missing": {
    zh: "缺少这一天的参数（LPR、减免年度等）",
    en: "a parameter of that day is missing (LPR, relief year and the like)",
    fix: {
      zh: "由两人补录参数，再重试本组。",
      en: "Have the parameter entered by two people, then retry this group.",
    },
  },
  "plan.changed": {
    zh: "批准之后资料有变，与批准的试跑不一致",
    en: "something has changed since the plan was approved",
    fix: {
      zh: "重试本组：重新试跑并由第二人批准新的金额。",
      en: "Retry this group: it is planned anew and approved with its new amounts.",
    },
  },
  "ledger.unbalanced": {
    zh: "记账后余额与计算不符",
    en: "balances after posting differ from what was computed",
    fix: {
      zh: "不要手工改账。转技术支持，附批次编号。",
      en: "Don't post by hand. Hand it to support with the run's id.",
    },
  },
  "loan.behind": {
    zh: "贷款还停在更早的结息日",
    en: "the loan has not been carried past an earlier settlement day",
    fix: {
      zh: "先办完更早日期的批次，再重试本组。",
      en: "Finish the run of the earlier date first, then retry this group.",
    },
  },
  "claim.waiting": {
    zh: "上一份申领还没有第二人批准",
    en: "the payer's earlier claim still waits for its second person",
    fix: {
      zh: "先批准或撤回那份申领，再重试本组。",
      en: "Approve or withdraw that claim first, then retry this group.",
    },
  },
  "credit.money-held": {
    zh: "有待认领的款项，暂不报送不良信息",
    en: "money of this loan waits for a decision, so nothing bad is reported",
    fix: {
      zh: "认领或退回款项后重试本组。",
      en: "Match or return the money, then retry this group.",
    },
  },
  "credit.notice-missing": {
    zh: "首次报送不良信息前没有事先告知的记录（征信业管理条例第十五条）",
    en: "no record that the borrower was told before bad information is first reported",
    fix: {
      zh: "告知借款学生并登记告知日期和方式，再重试本组。",
      en: "Tell the borrower, record when and how, then retry this group.",
    },
  },
  "item.refused": {
    zh: "业务规则不允许处理这一项",
    en: "the rules refuse this item",
    fix: {
      zh: "打开样例查看原因，处理后重试本组，或转人工。",
      en: "Open a sample to see why, deal with it and retry, or leave it to a person.",
    },
  },
  "item.unexpected": {
    zh: "程序没有预料到的错误",
    en: "an error that nobody expected",
    fix: {
      zh: "日志里有原因。转技术支持，修复后重试本组。",
      en: "The log says why. Hand it to support, then retry this group.",
    },
  },
} as const satisfies Record<string, FailureCause>;

export type FailureCode = keyof typeof failureCauses;

/** What a stored code means; one of an earlier release that is no longer known stays readable. */
export function explainCause(code: string): FailureCause {
  return isFailureCode(code) ? failureCauses[code] : failureCauses["item.unexpected"];
}

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failureCauses, code);
}

/** The cause for the code of a refusal that stopped an item. */
export function causeOfRefusal(code: string): FailureCode {
  if (isFailureCode(code)) return code;
  if (code.startsWith("policy.")) return "policy.missing";
  return code.startsWith("loan.") ? "loan.contradiction" : "item.refused";
}
