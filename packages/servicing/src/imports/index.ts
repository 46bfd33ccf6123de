export { ROSTER_MAX_BYTES, type CheckedRoster, type RosterFile } from "./check-roster.ts";
export { commitImport, type CommittedImport } from "./commit-import.ts";
export { previewRoster } from "./preview-roster.ts";
export { showImport, type ShownImport } from "./show-import.ts";
export { stageBorrowerRoster } from "./stage-borrower-roster.ts";
export { stageRoster } from "./stage-roster.ts";
