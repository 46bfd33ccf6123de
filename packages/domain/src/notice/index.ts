export { isQuiet, minutesToSubmission } from "./quiet-hours.ts";
export { isPhoneConfirmed } from "./phone-confirmation.ts";
export type { BillNoticeDecision } from "./decide-bill-notice.ts";
export { decideBillNotice } from "./decide-bill-notice.ts";
export type { Enrolment, RefreshField, RefreshRow, RefreshRowReading } from "./refresh-row.ts";
export { readRefreshRow, REFRESH_COLUMNS } from "./refresh-row.ts";
export type { BorrowerOnFile, RefreshConflictField, RefreshDecision } from "./decide-refresh.ts";
export { decideRefresh } from "./decide-refresh.ts";
