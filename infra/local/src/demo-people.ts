export const DEMO_CENTRE = "cen_demo";

/** Who works in the demo county, and as what. */
export const DEMO_PEOPLE = [
  { account: "maker", name: "李老师", role: "经办", roles: ["clerk", "operator", "demo"] },
  { account: "checker", name: "王主任", role: "复核", roles: ["reviewer"] },
  { account: "lead", name: "赵主任", role: "主任", roles: ["supervisor"] },
] as const;
