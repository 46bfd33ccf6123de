/** How a figure is defined (口径), to stand under it wherever it is shown. */
export interface Definition {
  readonly figure: string;
  readonly zh: string;
  readonly en: string;
}

/** Of the recovery figures (rulebook 6.3, 6.4). */
export const RECOVERY_DEFINITIONS: readonly Definition[] = [
  {
    figure: "recovery.current",
    zh: "当年到期本息回收率＝本息周期（上年12月21日至当年12月20日）内到期本息中截至统计时点已收金额÷到期金额。免息部分两边都不计，延期本金不计入到期；尚未到期的款项计入到期、不计入已收。救助、代偿资金计为已收。",
    en: "Recovery of the cycle's dues = received by the cut of what falls due in the cycle (21 December to 20 December) ÷ what falls due. Waived interest is on neither side, deferred principal is not due; a due date still to come counts as due and not received. Rescue and compensation count as received.",
  },
  {
    figure: "recovery.old",
    zh: "历年逾期回收率＝周期开始时的逾期本息中截至统计时点已收金额÷周期开始时的逾期本息；罚息不计。",
    en: "Recovery of old arrears = received by the cut of the principal and interest that were overdue when the cycle began ÷ those arrears; penalty is left out.",
  },
  {
    figure: "contracts",
    zh: "到期合同回收率＝当年到期本息全部收到的合同数÷当年有到期本息的合同数；欠0.01元即为未收齐。",
    en: "By contracts = contracts whose dues of the cycle are paid in full ÷ contracts with something due; 0.01 short is unpaid.",
  },
  {
    figure: "persons",
    zh: "按人数＝当年到期合同全部收齐的借款学生数÷当年有到期本息的借款学生数。",
    en: "By persons = borrowers who paid all their contracts' dues ÷ borrowers with something due.",
  },
  {
    figure: "buckets",
    zh: "逾期天数＝统计日减最早一笔未还清的应还日；金额为逾期本金加逾期利息，不含罚息。",
    en: "Days past due = the day less the oldest due date that is not paid in full; amounts are overdue principal and interest without penalty.",
  },
  {
    figure: "interestOnlyOverdue",
    zh: "仅利息逾期：有逾期利息而无逾期本金的合同，不计罚息。",
    en: "Interest only: contracts with overdue interest and no overdue principal, on which no penalty runs.",
  },
];

/** Of the yearly figures (rulebook 5.9). */
export const ANNUAL_DEFINITIONS: readonly Definition[] = [
  {
    figure: "disbursed",
    zh: "当年发放：放款日在当年1月1日至12月31日的合同数、借款学生数和合同本金；人均＝金额÷人数，四舍五入到分。",
    en: "Disbursed in the year: contracts paid out from 1 January to 31 December, their borrowers and principal; average = amount ÷ borrowers, half-up to the fen.",
  },
  {
    figure: "groups",
    zh: "办学性质、隶属、办学层次按高校名录；首贷续贷、困难类别、学历层次按申请；接收的存量合同没有申请的列为未知，不作推断。隶属：主管部门为中央部门的为中央，其余为地方。省内外：高校所在省与本县所在省相同为省内。",
    en: "Ownership, whose the university is, and its place come from the register; first or renewal, category and level of study from the application. Contracts taken over have none and are shown as unknown, never guessed. In the province: where the university stands in the county's own.",
  },
  {
    figure: "stages",
    zh: "贷款阶段按统计日的账务状态：在校、宽限期、还款期、已结清；余额为本金余额。",
    en: "Stage by the books on the day: in school, grace, repayment, settled; the amount is the principal outstanding.",
  },
  {
    figure: "settled",
    zh: "当年结息：应还日在当年、已入账的各期中财政贴息、借款人利息、免息和到期本金的合计。",
    en: "Settled in the year: of the due dates of the year that are posted, the subsidy, the borrowers' interest, what was waived of it, and principal that fell due.",
  },
  {
    figure: "deferred",
    zh: "本金延期：当年办理且未撤销的延期人数和合同数。",
    en: "Deferrals filed in the year and not taken back: borrowers and contracts.",
  },
];
