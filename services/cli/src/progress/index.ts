export { displayWidth, padTo } from "./display-width.ts";
export {
  openProgress,
  type Progress,
  type ProgressOptions,
  type ProgressStream,
} from "./open-progress.ts";
export { showProgress } from "./show-progress.ts";
