/** What use cases about changes of the policy refuse; rules refuse in the domain. */
export const policyTexts = {
  "policy-proposal.not-found": {
    zh: "找不到这份参数变更。核对编号，或从变更列表打开。",
    en: "There is no such proposal. Check its id or open it from the list.",
    status: 404,
  },
  "policy-proposal.other-centre-decides": {
    zh: "参数对全部资助中心生效，由指定的中心复核和生效（BURSAR_POLICY_CENTRE）。请转交该中心。",
    en: "Policy holds for all centres; the one named by BURSAR_POLICY_CENTRE decides. Ask that centre.",
    status: 403,
  },
  "policy-backtest.not-found": {
    zh: "找不到这次影响回测。核对编号，或重新回测。",
    en: "There is no such back-test. Check its id or run a new one.",
    status: 404,
  },
} as const;
