export { applyForRescue, previewRescue, type RescuePreview } from "./apply-for-rescue.ts";
export { approveRescue, refuseRescue, reviewRescue, withdrawRescue } from "./decide-rescue.ts";
export { listRescueObjections, objectToRescue, resolveRescueObjection } from "./objections.ts";
export { payRescue } from "./pay-rescue.ts";
export { publishRescues, takeDownRescues } from "./publish-rescues.ts";
export { listRescues, showRescue, type ShownRescue } from "./show-rescue.ts";
