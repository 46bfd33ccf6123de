export {
  approveCompensation,
  rejectCompensation,
  withdrawCompensation,
} from "./decide-compensation.ts";
export { enterCompensation, previewCompensation } from "./enter-compensation.ts";
export { listCompensations, showCompensation } from "./show-compensation.ts";
