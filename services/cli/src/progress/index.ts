export { displayWidth, padTo } from "./display-width.ts";
export { openProgress } from "./open-progress.ts";
export { showProgress } from "./show-progress.ts";
