export { displayWidth, padTo } from "./display-width.ts";
export { openProgress, type Progress } from "./open-progress.ts";
export { showProgress } from "./show-progress.ts";
