interface Name {
  readonly zh: string;
  readonly en: string;
}

/** What people call the stages of a loan. */
export const stageNames = {
  "in-school": { zh: "在校", en: "in school" },
  grace: { zh: "宽限期", en: "grace" },
  repayment: { zh: "还本期", en: "repayment" },
  settled: { zh: "已结清", en: "paid off" },
} as const satisfies Readonly<Record<string, Name>>;

/** What people call the groups of the annual figures; categories have their names in the policy. */
const GROUP_NAMES: Readonly<Record<string, Name>> = {
  total: { zh: "合计", en: "in all" },
  unknown: { zh: "未知", en: "unknown" },
  first: { zh: "首贷", en: "first" },
  renewal: { zh: "续贷", en: "renewal" },
  preparatory: { zh: "预科", en: "preparatory" },
  college: { zh: "专科", en: "college" },
  bachelor: { zh: "本科", en: "bachelor" },
  "second-bachelor": { zh: "第二学士学位", en: "second bachelor" },
  master: { zh: "硕士", en: "master" },
  doctor: { zh: "博士", en: "doctor" },
  postgraduate: { zh: "研究生", en: "postgraduate" },
  public: { zh: "公办", en: "public" },
  private: { zh: "民办", en: "private" },
  joint: { zh: "合作办学", en: "joint" },
  central: { zh: "中央", en: "central" },
  local: { zh: "地方", en: "local" },
  "in-province": { zh: "省内", en: "in the province" },
  "other-province": { zh: "省外", en: "elsewhere" },
  ...stageNames,
  interestSubsidised: { zh: "财政贴息", en: "interest subsidised" },
  interestBorne: { zh: "借款人利息", en: "borrowers' interest" },
  interestWaived: { zh: "免息", en: "interest waived" },
  principalDue: { zh: "到期本金", en: "principal due" },
  payable: { zh: "应还", en: "payable" },
};

/** The name of a group; a code without one, such as a township, is its own name. */
export function groupName(code: string, categories: Readonly<Record<string, Name>>): Name {
  return GROUP_NAMES[code] ?? categories[code] ?? { zh: code, en: code };
}
