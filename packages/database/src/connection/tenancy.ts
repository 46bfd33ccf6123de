/**
 * Every table and whose it is (a test compares this list with the catalogue).
 *
 * - `centre`: key starts with `centre_id`, row-level security forced.
 * - `reference`: the same for all, no personal data, read-only to the application.
 * - `directory`: across centres, each written through one function.
 * - `platform`: sign-in data in schema `auth`.
 */
export const TENANCY = {
  borrowers: "centre",
  refresh_conflicts: "centre",
  applications: "centre",
  publicity_notices: "centre",
  publicity_entries: "centre",
  publicity_objections: "centre",
  pre_applications: "centre",
  pre_application_events: "centre",
  interest_entries: "centre",
  hardship_recognitions: "centre",
  hardship_events: "centre",
  contracts: "centre",
  contract_signatures: "centre",
  contract_events: "centre",
  number_series: "centre",
  documents: "centre",
  document_upload_links: "centre",
  loans: "centre",
  loan_facts: "centre",
  transfers: "centre",
  batch_runs: "centre",
  batch_chunks: "centre",
  batch_failures: "centre",
  notices: "centre",
  imports: "centre",
  import_rows: "centre",
  outbox: "centre",
  audit_rows: "centre",
  idempotency_keys: "centre",
  policy_rows: "reference",
  universities: "reference",
  centres: "directory",
  business_dates: "directory",
  locators: "directory",
  "auth.user": "platform",
  "auth.session": "platform",
  "auth.account": "platform",
  "auth.verification": "platform",
  "auth.staff_members": "platform",
  "auth.sign_in_failures": "platform",
  "auth.graduate_codes": "platform",
  "auth.graduate_code_requests": "platform",
  "auth.graduate_sessions": "platform",
} as const satisfies Record<string, "centre" | "reference" | "directory" | "platform">;
