export { displayWidth, padTo } from "./display-width.ts";
export { showProgress } from "./show-progress.ts";
