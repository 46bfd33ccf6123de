export type { Assessment, ChangePreview } from "./assess-change.ts";
export type { ChangeStep } from "./change-step.ts";
export { approveChange } from "./approve-change.ts";
export { approveGraduations, type BulkOutcome } from "./approve-graduations.ts";
export { confirmPhone } from "./confirm-phone.ts";
export { editChange } from "./edit-change.ts";
export { enterChange } from "./enter-change.ts";
export {
  enterGraduations,
  type GraduationEntry,
  type GraduationOutcome,
} from "./enter-graduations.ts";
export { listChanges } from "./list-changes.ts";
export { previewChange } from "./preview-change.ts";
export { showChange, type ShownChange } from "./show-change.ts";
export { submitChange } from "./submit-change.ts";
export { rejectChange, returnChange, withdrawChange } from "./turn-down-change.ts";
