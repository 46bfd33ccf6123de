import type { DocumentCaseName } from "../policy/index.ts";

/** What a rescue pays: the whole loan, or this year's bill (rulebook 5.7). */
export const rescueKinds = ["full", "instalment"] as const;
export type RescueKind = (typeof rescueKinds)[number];

/** 死亡, 失踪, 丧失劳动能力, 无民事行为能力; 自然灾害, 重大疾病, 低收入 (rulebook 5.7). */
export const rescueCauses = [
  "death",
  "missing",
  "labour-capacity",
  "civil-capacity",
  "disaster",
  "illness",
  "low-income",
] as const;
export type RescueCause = (typeof rescueCauses)[number];

interface CauseEntry {
  readonly kind: RescueKind;
  /** The list of papers that policy asks for. */
  readonly papers: DocumentCaseName;
}

const CAUSES: Readonly<Record<RescueCause, CauseEntry>> = {
  death: { kind: "full", papers: "rescue.death" },
  missing: { kind: "full", papers: "rescue.death" },
  "labour-capacity": { kind: "full", papers: "rescue.disability" },
  "civil-capacity": { kind: "full", papers: "rescue.disability" },
  disaster: { kind: "instalment", papers: "rescue.disaster" },
  illness: { kind: "instalment", papers: "rescue.illness" },
  "low-income": { kind: "instalment", papers: "rescue.income" },
};

export function rescueKindOf(cause: RescueCause): RescueKind {
  return CAUSES[cause].kind;
}

export function papersOfRescue(cause: RescueCause): DocumentCaseName {
  return CAUSES[cause].papers;
}
