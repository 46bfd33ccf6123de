/** 年度对账单, 结清证明, 利息证明. */
export const STATEMENT_KINDS = [
  "yearly-statement",
  "settlement-certificate",
  "interest-certificate",
] as const;

export type StatementKind = (typeof STATEMENT_KINDS)[number];

interface KindEntry {
  readonly zh: string;
  readonly en: string;
  /** First letters of the numbers of its series. */
  readonly prefix: string;
}

export const statementKindEntries: Readonly<Record<StatementKind, KindEntry>> = {
  "yearly-statement": { zh: "年度对账单", en: "yearly statement", prefix: "DZ" },
  "settlement-certificate": { zh: "结清证明", en: "settlement certificate", prefix: "JQ" },
  "interest-certificate": { zh: "利息证明", en: "interest certificate", prefix: "LX" },
};
