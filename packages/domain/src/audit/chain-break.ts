/** What was done to a chain. */
export type ChainBreakKind =
  | "row-changed"
  | "row-removed"
  | "row-inserted"
  | "seal-changed"
  | "seal-removed"
  | "renumbered"
  | "tail-removed"
  | "anchor-changed"
  | "state-changed";

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What each kind of break means, for the person who has to look into it. */
export const chainBreakTexts: Readonly<Record<ChainBreakKind, Sentence>> = {
  "row-changed": { zh: "记录的内容被改动", en: "the row's content was changed" },
  "row-removed": { zh: "记录被删除", en: "the row was removed" },
  "row-inserted": {
    zh: "记录未经系统写入：既无封条也不在待封之列",
    en: "the row was put in past the product: neither sealed nor waiting",
  },
  "seal-changed": { zh: "封条被改动", en: "the seal was changed" },
  "seal-removed": { zh: "封条被删除", en: "the seal was removed" },
  renumbered: { zh: "序号被改动", en: "the sequence was renumbered" },
  "tail-removed": { zh: "链尾被截去", en: "the end of the chain was cut off" },
  "anchor-changed": { zh: "与每日锚点不符", en: "it differs from the daily anchor" },
  "state-changed": {
    zh: "合同现状与最后一个事件不符",
    en: "the contract's state is not what its last event leads to",
  },
};

/** The first thing that is wrong in a chain. */
export interface ChainBreak {
  readonly kind: ChainBreakKind;
  /** Where in the chain; `null` for a row that has no place in it. */
  readonly sequence: number | null;
  /** The row: an audit row's id, a contract's id; `null` where nothing is left that names it. */
  readonly id: string | null;
}
