export { cutsOf, cycleOf } from "./cycle.ts";
export type { Cut, Cycle } from "./cycle.ts";
export { contractFigures, duesWithin } from "./contract-figures.ts";
export type { Dues } from "./contract-figures.ts";
export { addPerson, emptySums, figuresOf } from "./recovery-sums.ts";
export type { RecoverySums } from "./recovery-sums.ts";
export { ANNUAL_DEFINITIONS, RECOVERY_DEFINITIONS } from "./definitions.ts";
export type { Definition } from "./definitions.ts";
export { groupName, stageNames } from "./group-names.ts";
