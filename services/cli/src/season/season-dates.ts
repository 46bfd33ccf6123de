/** The academic year whose season this is, and the days on which its steps happened. */
export const ACADEMIC_YEAR = "2024-2025";

export const IMPORT_ON = "2024-08-20";
export const SIGN_BY = "2024-08-31";
export const RECEIPT_ON = "2024-09-30";
export const LENDER_APPROVAL_ON = "2024-11-10";
export const DISBURSEMENT_ON = "2024-11-20";
/** The month's refresh and the announcement of the bill; where the demo stays. */
export const REFRESH_ON = "2026-11-20";
export const BILL_DUE_ON = "2026-12-20";
