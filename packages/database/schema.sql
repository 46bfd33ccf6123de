-- The migrations' effect, written by `npm run generate`.

CREATE TABLE auth."user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  username text,
  display_username text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.account (
  id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.graduate_code_requests (
  subject_hash bytea NOT NULL,
  request_id text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.graduate_codes (
  id_number_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  sent_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE auth.graduate_sessions (
  token_hash bytea NOT NULL,
  id_number_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE auth.recovery_codes (
  user_id text NOT NULL,
  code_hash bytea NOT NULL
);
CREATE TABLE auth.second_factors (
  user_id text NOT NULL,
  centre_id text NOT NULL,
  secret_sealed text NOT NULL,
  confirmed_at timestamp with time zone,
  last_step integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.service_keys (
  centre_id text NOT NULL,
  id text NOT NULL,
  key_hash bytea NOT NULL,
  mode text NOT NULL,
  name text NOT NULL,
  last_four text NOT NULL,
  scopes text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text
);
CREATE TABLE auth.session (
  id text NOT NULL,
  token text NOT NULL,
  user_id text NOT NULL,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.sign_in_failures (
  subject_hash bytea NOT NULL,
  attempt_id text NOT NULL,
  failed_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.sign_in_policies (
  centre_id text NOT NULL,
  second_factor_roles text[] NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE auth.staff_members (
  user_id text NOT NULL,
  centre_id text NOT NULL,
  roles text[] NOT NULL,
  university_code text,
  initial_password_until timestamp with time zone,
  disabled_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE auth.volunteer_codes (
  centre_id text NOT NULL,
  id text NOT NULL,
  code_hash bytea NOT NULL,
  business_on date NOT NULL,
  uses_max integer NOT NULL,
  uses integer NOT NULL DEFAULT 0,
  issued_by text NOT NULL,
  issued_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  revoked_by text
);
CREATE TABLE auth.volunteer_sessions (
  token_hash bytea NOT NULL,
  id text NOT NULL,
  centre_id text NOT NULL,
  volunteer_id text NOT NULL,
  ip text,
  user_agent text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  last_seen_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE auth.volunteers (
  centre_id text NOT NULL,
  id text NOT NULL,
  code_id text NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.amount_raises (
  centre_id text NOT NULL,
  id text NOT NULL,
  application_id text NOT NULL,
  from_fen bigint NOT NULL,
  to_fen bigint NOT NULL,
  cap_fen bigint NOT NULL,
  cap_source text NOT NULL,
  reason_sealed text NOT NULL,
  status text NOT NULL,
  proposed_by text NOT NULL,
  proposed_on date NOT NULL,
  decided_by text,
  decided_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.application_drafts (
  centre_id text NOT NULL,
  id text NOT NULL,
  application_id text,
  borrower_id text,
  academic_year text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  id_number_hash bytea NOT NULL,
  content_sealed text NOT NULL,
  holder_id text NOT NULL,
  entered_by text NOT NULL,
  entered_on date NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  editors text[] NOT NULL DEFAULT '{}'::text[]
);
CREATE TABLE public.application_events (
  centre_id text NOT NULL,
  application_id text NOT NULL,
  sequence integer NOT NULL,
  event text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  version integer NOT NULL,
  reasons jsonb NOT NULL,
  note_sealed text,
  actor_id text NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.applications (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  academic_year text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  amount_fen bigint NOT NULL,
  hardship_category text NOT NULL,
  high_school text NOT NULL,
  university_code text NOT NULL,
  department text NOT NULL,
  major text NOT NULL,
  level text NOT NULL,
  programme_years integer NOT NULL,
  entry_year integer NOT NULL,
  graduation_year integer NOT NULL,
  student_number text NOT NULL,
  tuition_fen bigint NOT NULL,
  accommodation_fen bigint NOT NULL,
  co_borrower_name text NOT NULL,
  co_borrower_relation text NOT NULL,
  co_borrower_id_number_sealed text NOT NULL,
  co_borrower_id_number_hash bytea NOT NULL,
  co_borrower_phone_sealed text NOT NULL,
  warnings jsonb NOT NULL,
  import_id text,
  submitted_on date NOT NULL,
  maker_id text NOT NULL,
  checker_id text,
  reviewed_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  channel text NOT NULL DEFAULT 'counter'::text,
  content_sealed text,
  applicant_key bytea,
  phone_hash bytea,
  id_number_source text,
  changed_fields jsonb,
  acknowledged jsonb,
  file_updates jsonb,
  guardian_consent_on date,
  entered_by text,
  editors text[] NOT NULL DEFAULT '{}'::text[]
);
CREATE TABLE public.archive_bags (
  centre_id text NOT NULL,
  borrower_id text NOT NULL,
  bag_no integer NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.archive_export_slices (
  centre_id text NOT NULL,
  export_id text NOT NULL,
  sequence integer NOT NULL,
  storage_key text NOT NULL,
  byte_length integer NOT NULL,
  entries_sealed text NOT NULL
);
CREATE TABLE public.archive_exports (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text,
  academic_year text,
  reason_sealed text NOT NULL,
  status text NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  files integer NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  slices integer NOT NULL DEFAULT 0,
  after_bag_no integer NOT NULL DEFAULT 0,
  after_document_id text NOT NULL DEFAULT ''::text,
  manifest_sha256 text,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.audit_anchors (
  centre_id text NOT NULL,
  anchored_on date NOT NULL,
  sequence bigint NOT NULL,
  hash text NOT NULL,
  anchored_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.audit_rows (
  centre_id text NOT NULL,
  id text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT now(),
  actor_id text NOT NULL,
  actor_kind text NOT NULL,
  action text NOT NULL,
  subject_id text NOT NULL,
  before jsonb,
  after jsonb,
  reason text,
  request_id text NOT NULL,
  ip text
) PARTITION BY RANGE (id);
CREATE TABLE public.audit_seals (
  centre_id text NOT NULL,
  sequence bigint NOT NULL,
  audit_id text NOT NULL,
  hash text NOT NULL,
  previous_hash text NOT NULL,
  sealed_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.audit_unsealed (
  centre_id text NOT NULL,
  audit_id text NOT NULL
);
CREATE TABLE public.backup_records (
  id text NOT NULL,
  kind text NOT NULL,
  backup_id text NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  rows bigint NOT NULL,
  bytes bigint NOT NULL,
  passed boolean NOT NULL
);
CREATE TABLE public.batch_chunks (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  chunk integer NOT NULL,
  item_ids jsonb,
  status text NOT NULL DEFAULT 'open'::text,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  amount_fen bigint NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  after_item text,
  to_item text,
  count integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  sums jsonb NOT NULL DEFAULT '{}'::jsonb,
  plan jsonb,
  prepared_from text
);
CREATE TABLE public.batch_failures (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  item_id text NOT NULL,
  cause text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  label text,
  amount_fen bigint NOT NULL DEFAULT 0,
  retried_by text
);
CREATE TABLE public.batch_runs (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  business_on date NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL,
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  amount_fen bigint NOT NULL DEFAULT 0,
  plan_hash text,
  source_id text,
  planned_by text NOT NULL,
  approved_by text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  round integer NOT NULL DEFAULT 0,
  chunks integer,
  chunks_left integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  sums jsonb NOT NULL DEFAULT '{}'::jsonb,
  plan jsonb,
  policy_stamp text,
  plan_only boolean NOT NULL DEFAULT false,
  retry_of text,
  retry_cause text,
  started_at timestamp with time zone
);
CREATE TABLE public.batch_tie_outs (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  leg text NOT NULL,
  state text NOT NULL,
  difference_fen bigint NOT NULL,
  detail text NOT NULL,
  checked_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.borrower_conditions (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  kind text NOT NULL,
  since_on date NOT NULL,
  evidence_ids jsonb NOT NULL,
  phone_hash bytea NOT NULL,
  guardian_name_sealed text,
  guardian_phone_sealed text,
  note_sealed text,
  reported_by text NOT NULL,
  reported_on date NOT NULL,
  lifted_by text,
  lifted_on date,
  lift_reason_sealed text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.borrower_contacts (
  centre_id text NOT NULL,
  borrower_id text NOT NULL,
  address_sealed text,
  contact_name_sealed text,
  contact_relation text,
  contact_phone_sealed text,
  changed_on date NOT NULL,
  change_id text NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.borrowers (
  centre_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  sex text NOT NULL,
  ethnicity text NOT NULL,
  township text NOT NULL,
  id_number_sealed text NOT NULL,
  id_number_hash bytea NOT NULL,
  phone_sealed text NOT NULL,
  phone_hash bytea NOT NULL,
  phone_source text NOT NULL,
  phone_since date NOT NULL,
  phone_confirmed_on date,
  phone_before_sealed text,
  graduation_year integer NOT NULL,
  university_code text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  phone_changed_at timestamp with time zone
);
CREATE TABLE public.business_dates (
  centre_id text NOT NULL,
  business_on date NOT NULL
);
CREATE TABLE public.centres (
  id text NOT NULL,
  name text NOT NULL,
  division_code text NOT NULL,
  demo boolean NOT NULL,
  contract_prefix text NOT NULL,
  contract_serial_from text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.change_requests (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  channel text NOT NULL,
  borrower_id text NOT NULL,
  loan_ids jsonb NOT NULL,
  content_sealed text NOT NULL,
  before_sealed text,
  evidence_ids jsonb NOT NULL,
  warnings jsonb NOT NULL,
  preview jsonb,
  preview_hash text,
  filing text,
  roster_agreement text,
  filed_on date,
  decided_on date,
  applied_on date,
  maker_id text NOT NULL,
  checker_id text,
  reason_sealed text,
  confirmation_tries integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  editors text[] NOT NULL DEFAULT '{}'::text[]
);
CREATE TABLE public.collection_cases (
  centre_id text NOT NULL,
  borrower_id text NOT NULL,
  assignee_id text NOT NULL,
  assigned_by text NOT NULL,
  assigned_on date NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.collection_contacts (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  channel text NOT NULL,
  direction text NOT NULL,
  party text NOT NULL,
  debtor_hash bytea NOT NULL,
  number_hash bytea,
  sums jsonb NOT NULL,
  made_on date NOT NULL,
  minute_of_day integer NOT NULL,
  recording_announced boolean NOT NULL DEFAULT false,
  result text,
  note_sealed text,
  document_id text,
  breaches jsonb NOT NULL,
  recorded_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.compensations (
  centre_id text NOT NULL,
  id text NOT NULL,
  loan_id text NOT NULL,
  scheme text NOT NULL,
  document_no text NOT NULL,
  amount_fen bigint NOT NULL,
  value_on date NOT NULL,
  use text NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  entered_on date NOT NULL,
  checker_id text,
  decided_on date,
  fact_id text,
  reason_sealed text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.contract_accounts (
  centre_id text NOT NULL,
  contract_id text NOT NULL,
  sequence integer NOT NULL,
  method text NOT NULL,
  account_sealed text NOT NULL,
  account_hash bytea NOT NULL,
  bank_name text,
  valid_from date NOT NULL,
  change_id text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.contract_co_borrowers (
  centre_id text NOT NULL,
  contract_id text NOT NULL,
  sequence integer NOT NULL,
  name text NOT NULL,
  relation text NOT NULL,
  id_number_sealed text NOT NULL,
  id_number_hash bytea NOT NULL,
  phone_sealed text NOT NULL,
  liable_from date NOT NULL,
  supplement_no text,
  change_id text,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.contract_events (
  centre_id text NOT NULL,
  contract_id text NOT NULL,
  sequence integer NOT NULL,
  event text NOT NULL,
  actor_id text NOT NULL,
  occurred_on date NOT NULL,
  detail jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.contract_signatures (
  centre_id text NOT NULL,
  contract_id text NOT NULL,
  party text NOT NULL,
  method text NOT NULL,
  signed_on date NOT NULL,
  recorded_by text NOT NULL,
  confirmed_by text,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.contracts (
  centre_id text NOT NULL,
  id text NOT NULL,
  contract_no text NOT NULL,
  application_id text,
  borrower_id text NOT NULL,
  status text NOT NULL,
  principal_fen bigint NOT NULL,
  issued_on date NOT NULL,
  signed_on date,
  accepted_on date,
  receipt_code text,
  receipt_recorded_on date,
  tuition_due_fen bigint,
  lender_approved_on date,
  disbursed_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  origin text NOT NULL DEFAULT 'application'::text
);
CREATE TABLE public.credit_notices (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  sequence integer NOT NULL,
  given_by text NOT NULL,
  given_on date NOT NULL,
  channel text NOT NULL,
  reference text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.credit_rows (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  month text NOT NULL,
  sequence integer NOT NULL,
  cut_on date NOT NULL,
  status text NOT NULL,
  classification text NOT NULL,
  balance_fen bigint NOT NULL,
  due_fen bigint NOT NULL,
  paid_fen bigint NOT NULL,
  overdue_principal_fen bigint NOT NULL,
  overdue_interest_fen bigint NOT NULL,
  penalty_fen bigint NOT NULL,
  overdue_periods integer NOT NULL,
  run_id text NOT NULL,
  made_on date NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.data_keys (
  centre_id text NOT NULL,
  key_id text NOT NULL,
  wrapped bytea NOT NULL,
  master_key_id text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone,
  emptied_at timestamp with time zone
);
CREATE TABLE public.deferrals (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  year integer NOT NULL,
  filed_on date NOT NULL,
  last_day date NOT NULL,
  loan_ids jsonb NOT NULL,
  fact_ids jsonb NOT NULL,
  evidence_ids jsonb NOT NULL,
  effects jsonb NOT NULL,
  preview_hash text NOT NULL,
  channel text NOT NULL,
  maker_id text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.deficiency_notices (
  centre_id text NOT NULL,
  id text NOT NULL,
  application_id text NOT NULL,
  sequence integer NOT NULL,
  application_version integer NOT NULL,
  lines jsonb NOT NULL,
  further_sealed text,
  late boolean NOT NULL,
  issued_by text NOT NULL,
  issued_on date NOT NULL,
  supplied_on date,
  message_status text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  failure text,
  provider_message_id text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.demand_deliveries (
  centre_id text NOT NULL,
  demand_id text NOT NULL,
  debtor_hash bytea NOT NULL,
  party text NOT NULL,
  loan_ids jsonb NOT NULL,
  means text NOT NULL,
  delivered_on date NOT NULL,
  proof_document_id text NOT NULL,
  recorded_by text NOT NULL,
  posted_on date NOT NULL
);
CREATE TABLE public.demands (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  issued_on date NOT NULL,
  sums jsonb NOT NULL,
  document_id text NOT NULL,
  addition_sealed text,
  issued_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.divisions (
  code text NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  is_current boolean NOT NULL,
  initials text NOT NULL,
  pinyin text NOT NULL
);
CREATE TABLE public.document_prints (
  centre_id text NOT NULL,
  subject_id text NOT NULL,
  sheet text NOT NULL,
  print_no integer NOT NULL,
  reason_sealed text,
  printed_by text NOT NULL,
  printed_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.document_upload_links (
  centre_id text NOT NULL,
  id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  uploads_used integer NOT NULL DEFAULT 0,
  uploads_max integer NOT NULL,
  bytes_used integer NOT NULL DEFAULT 0,
  bytes_max integer NOT NULL
);
CREATE TABLE public.documents (
  centre_id text NOT NULL,
  id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  borrower_id text,
  kind text NOT NULL,
  file_name_sealed text NOT NULL,
  media_type text NOT NULL,
  byte_length integer NOT NULL,
  content_hash bytea NOT NULL,
  pages integer,
  rotation integer NOT NULL DEFAULT 0,
  active_content boolean NOT NULL DEFAULT false,
  source text NOT NULL,
  quality text NOT NULL DEFAULT 'unchecked'::text,
  assessed_by text,
  assessed_at timestamp with time zone,
  retention_label text NOT NULL,
  storage_key text NOT NULL,
  supersedes_id text,
  copied_from_id text,
  uploaded_by text NOT NULL,
  uploaded_at timestamp with time zone NOT NULL DEFAULT now(),
  removed_at timestamp with time zone,
  removed_by text,
  removed_reason_sealed text,
  erased_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.guardian_consents (
  centre_id text NOT NULL,
  contract_id text NOT NULL,
  guardian_name_sealed text NOT NULL,
  relation text NOT NULL,
  given_on date NOT NULL,
  document_id text NOT NULL,
  recorded_by text NOT NULL,
  confirmed_by text,
  confirmed_on date,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.hardship_events (
  centre_id text NOT NULL,
  recognition_id text NOT NULL,
  version integer NOT NULL,
  event text NOT NULL,
  status text NOT NULL,
  actor_id text NOT NULL,
  happened_on date NOT NULL,
  reason_sealed text,
  at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.hardship_recognitions (
  centre_id text NOT NULL,
  id text NOT NULL,
  academic_year text NOT NULL,
  kind text NOT NULL,
  replaces_id text,
  name text NOT NULL,
  school text NOT NULL,
  id_number_sealed text NOT NULL,
  id_number_hash bytea NOT NULL,
  category text NOT NULL,
  indicators_sealed text NOT NULL,
  index_hundredths integer NOT NULL,
  level text,
  assessed_on date NOT NULL,
  committed_on date NOT NULL,
  statement_sealed text,
  evidence jsonb NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  entered_on date NOT NULL,
  notice_id text,
  checker_id text,
  decided_on date,
  valid_to date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.idempotency_keys (
  centre_id text NOT NULL,
  actor_id text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  result jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.import_differences (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  "row" integer NOT NULL,
  field text NOT NULL,
  contract_no text NOT NULL,
  given_fen bigint NOT NULL,
  computed_fen bigint NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  resolution text,
  resolved_by text,
  resolved_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.import_rows (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  "row" integer NOT NULL,
  verdict text NOT NULL,
  problems jsonb NOT NULL,
  content_sealed text,
  content_hash bytea
);
CREATE TABLE public.imports (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  status text NOT NULL,
  rows integer NOT NULL,
  accepted integer NOT NULL,
  warned integer NOT NULL,
  refused integer NOT NULL,
  amount_fen bigint NOT NULL,
  unknown_columns jsonb NOT NULL,
  business_on date NOT NULL,
  staged_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  committed_at timestamp with time zone,
  statement_on date,
  commit_started_at timestamp with time zone,
  committed_by text,
  done integer NOT NULL DEFAULT 0,
  done_through_row integer NOT NULL DEFAULT 0,
  outcome jsonb NOT NULL DEFAULT '{}'::jsonb,
  done_at_start integer NOT NULL DEFAULT 0,
  sliced_at timestamp with time zone
);
CREATE TABLE public.interest_entries (
  centre_id text NOT NULL,
  id text NOT NULL,
  academic_year text NOT NULL,
  name text NOT NULL,
  school text NOT NULL,
  township text NOT NULL,
  phone_sealed text NOT NULL,
  phone_hash bytea NOT NULL,
  wish text NOT NULL,
  note_sealed text,
  import_id text,
  maker_id text NOT NULL,
  collected_on date NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.issued_statements (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  loan_id text NOT NULL,
  contract_no text NOT NULL,
  year integer,
  number text NOT NULL,
  code_hash bytea NOT NULL,
  sheet_sealed text NOT NULL,
  issued_on date NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamp with time zone NOT NULL DEFAULT now(),
  storage_key text,
  sha256 text,
  sealed_by text,
  certificate text,
  sealed_at timestamp with time zone
);
CREATE TABLE public.legal_holds (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  reason_sealed text NOT NULL,
  placed_by text NOT NULL,
  placed_on date NOT NULL,
  lifted_by text,
  lifted_on date,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.lender_balances (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  contract_no text NOT NULL,
  loan_id text,
  principal_fen bigint NOT NULL,
  principal_overdue_fen bigint NOT NULL,
  interest_due_fen bigint
);
CREATE TABLE public.lender_book_modes (
  centre_id text NOT NULL,
  id text NOT NULL,
  mode text NOT NULL,
  effective_on date NOT NULL,
  status text NOT NULL DEFAULT 'proposed'::text,
  proposed_by text NOT NULL,
  proposed_at timestamp with time zone NOT NULL DEFAULT now(),
  decided_by text,
  decided_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.lender_differences (
  centre_id text NOT NULL,
  id text NOT NULL,
  import_id text NOT NULL,
  statement_on date NOT NULL,
  contract_no text NOT NULL,
  field text NOT NULL,
  given_fen bigint NOT NULL,
  computed_fen bigint NOT NULL,
  differs_since date NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  reason_sealed text,
  closed_by text,
  closed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.lender_statements (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  statement_on date NOT NULL,
  contracts integer NOT NULL DEFAULT 0,
  matched integer NOT NULL DEFAULT 0,
  differing integer NOT NULL DEFAULT 0,
  unknown_here integer NOT NULL DEFAULT 0,
  missing_there integer NOT NULL DEFAULT 0,
  given_fen bigint NOT NULL,
  computed_fen bigint NOT NULL,
  completed_at timestamp with time zone
);
CREATE TABLE public.limitation_events (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  kind text NOT NULL,
  source_id text NOT NULL,
  occurred_on date NOT NULL,
  document_id text,
  recorded_by text NOT NULL,
  posted_on date NOT NULL
);
CREATE TABLE public.loan_class_changes (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  changed_on date NOT NULL,
  from_class text NOT NULL,
  to_class text NOT NULL,
  days_past_due integer NOT NULL,
  oldest_unpaid_on date,
  posted_on date NOT NULL,
  run_id text
);
CREATE TABLE public.loan_facts (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  sequence integer NOT NULL,
  kind text NOT NULL,
  effective_on date NOT NULL,
  detail jsonb NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  posted_on date NOT NULL
) PARTITION BY RANGE (posted_on);
CREATE TABLE public.loan_rates (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  effective_on date NOT NULL,
  rate_ppm bigint NOT NULL,
  previous_ppm bigint NOT NULL,
  run_id text NOT NULL,
  posted_on date NOT NULL
);
CREATE TABLE public.loan_settlements (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  due_on date NOT NULL,
  revision integer NOT NULL,
  from_on date NOT NULL,
  contractual boolean NOT NULL,
  opening_principal_fen bigint NOT NULL,
  interest_subsidised_fen bigint NOT NULL,
  interest_borne_fen bigint NOT NULL,
  interest_waived_fen bigint NOT NULL,
  principal_due_fen bigint NOT NULL,
  payable_fen bigint NOT NULL,
  run_id text,
  posted_on date NOT NULL
) PARTITION BY RANGE (posted_on);
CREATE TABLE public.loan_standings (
  centre_id text NOT NULL,
  loan_id text NOT NULL,
  closed_through date NOT NULL,
  next_event_on date,
  next_settlement_on date,
  last_transfer integer NOT NULL,
  phase text NOT NULL,
  classification text NOT NULL,
  class_since date NOT NULL,
  oldest_unpaid_on date,
  principal_outstanding_fen bigint NOT NULL,
  principal_overdue_fen bigint NOT NULL,
  interest_overdue_fen bigint NOT NULL,
  penalty_fen bigint NOT NULL,
  unapplied_fen bigint NOT NULL,
  settled_on date,
  revision integer NOT NULL DEFAULT 0
);
CREATE TABLE public.loan_write_offs (
  centre_id text NOT NULL,
  id text NOT NULL,
  loan_id text NOT NULL,
  written_off_on date NOT NULL,
  principal_fen bigint NOT NULL,
  interest_fen bigint NOT NULL,
  penalty_fen bigint NOT NULL,
  reference text NOT NULL,
  status text NOT NULL,
  import_id text NOT NULL,
  "row" integer NOT NULL,
  maker_id text NOT NULL,
  checker_id text,
  decided_on date,
  reason_sealed text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.loans (
  centre_id text NOT NULL,
  id text NOT NULL,
  contract_id text NOT NULL,
  contract_no text NOT NULL,
  borrower_id text NOT NULL,
  principal_fen bigint NOT NULL,
  signed_on date NOT NULL,
  disbursed_on date NOT NULL,
  graduation_year integer NOT NULL,
  subsidy_ends_on date NOT NULL,
  matures_on date NOT NULL,
  grace_years integer NOT NULL,
  rate_basis text NOT NULL,
  instalment_unit text NOT NULL,
  day_count text NOT NULL,
  opened_on date
);
CREATE TABLE public.locators (
  kind text NOT NULL,
  keyed_hash bytea NOT NULL,
  centre_id text NOT NULL
);
CREATE TABLE public.notices (
  centre_id text NOT NULL,
  id text NOT NULL,
  loan_id text,
  borrower_id text NOT NULL,
  step text NOT NULL,
  due_on date NOT NULL,
  template text NOT NULL,
  amount_fen bigint NOT NULL,
  status text NOT NULL,
  planned_on date NOT NULL,
  run_id text NOT NULL,
  channel text,
  provider_message_id text,
  attempts integer NOT NULL DEFAULT 0,
  failure text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  delivered_at timestamp with time zone
) PARTITION BY RANGE (due_on);
CREATE TABLE public.number_series (
  centre_id text NOT NULL,
  name text NOT NULL,
  next bigint NOT NULL
);
CREATE TABLE public.outbox (
  centre_id text NOT NULL,
  job text NOT NULL,
  key text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  relayed_at timestamp with time zone
);
CREATE TABLE public.payment_promises (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  contact_id text,
  loan_ids jsonb NOT NULL,
  amount_fen bigint NOT NULL,
  made_on date NOT NULL,
  pay_by date NOT NULL,
  recorded_by text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.policy_backtest_loans (
  centre_id text NOT NULL,
  backtest_id text NOT NULL,
  contract_no text NOT NULL,
  delta_fen bigint NOT NULL,
  figures jsonb NOT NULL
);
CREATE TABLE public.policy_backtests (
  centre_id text NOT NULL,
  id text NOT NULL,
  proposal_id text NOT NULL,
  proposal_hash text NOT NULL,
  policy_stamp text NOT NULL,
  as_of date NOT NULL,
  status text NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  after_loan_id text NOT NULL DEFAULT ''::text,
  summary jsonb NOT NULL,
  started_by text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone
);
CREATE TABLE public.policy_proposals (
  id text NOT NULL,
  proposed_at_centre text NOT NULL,
  rows jsonb NOT NULL,
  hash text NOT NULL,
  reason text NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  proposed_on date NOT NULL,
  checker_id text,
  checked_on date,
  backtest_id text,
  policy_stamp text,
  activated_by text,
  activated_on date,
  refold_from date,
  closed_by text,
  close_reason text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.policy_rows (
  kind text NOT NULL,
  key text NOT NULL DEFAULT ''::text,
  effective_from date NOT NULL,
  value jsonb NOT NULL,
  source text NOT NULL,
  revision integer NOT NULL DEFAULT 0,
  proposal_id text
);
CREATE TABLE public.pre_application_events (
  centre_id text NOT NULL,
  pre_application_id text NOT NULL,
  version integer NOT NULL,
  event text NOT NULL,
  status text NOT NULL,
  actor_id text NOT NULL,
  happened_on date NOT NULL,
  reason_sealed text,
  at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.pre_applications (
  centre_id text NOT NULL,
  id text NOT NULL,
  academic_year text NOT NULL,
  school text NOT NULL,
  class_name text NOT NULL,
  name text NOT NULL,
  sex text NOT NULL,
  ethnicity text NOT NULL,
  township text NOT NULL,
  id_number_sealed text NOT NULL,
  id_number_hash bytea NOT NULL,
  phone_sealed text NOT NULL,
  phone_hash bytea NOT NULL,
  category text NOT NULL,
  hardship_category text NOT NULL,
  guardian_sealed text,
  note_sealed text,
  warnings jsonb NOT NULL,
  status text NOT NULL,
  import_id text,
  maker_id text NOT NULL,
  entered_on date NOT NULL,
  school_approved_on date,
  checker_id text,
  verified_on date,
  notice_id text,
  imported_on date,
  decided_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.prepayments (
  centre_id text NOT NULL,
  id text NOT NULL,
  request_id text NOT NULL,
  loan_id text NOT NULL,
  mode text NOT NULL,
  channel text NOT NULL,
  settle_on date NOT NULL,
  settles_on date NOT NULL,
  valid_until date NOT NULL,
  lapses_after date NOT NULL,
  principal_fen bigint NOT NULL,
  interest_fen bigint NOT NULL,
  waived_fen bigint NOT NULL,
  arrears_fen bigint NOT NULL,
  moved_interest_fen bigint NOT NULL,
  bill_fen bigint NOT NULL,
  total_fen bigint NOT NULL,
  balance_after_fen bigint NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  entered_on date NOT NULL,
  confirmed_on date,
  checker_id text,
  receipt_id text,
  lender_reference text,
  received_fen bigint,
  value_on date,
  failure text,
  short_by_fen bigint,
  fact_id text,
  closed_on date,
  reason_sealed text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  unapplied_fen bigint NOT NULL
);
CREATE TABLE public.publicity_entries (
  centre_id text NOT NULL,
  notice_id text NOT NULL,
  subject_id text NOT NULL,
  "position" integer NOT NULL,
  masked_name text NOT NULL,
  school text NOT NULL
);
CREATE TABLE public.publicity_notices (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  academic_year text NOT NULL,
  title text NOT NULL,
  objections_to text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  working_days integer NOT NULL,
  made_by text NOT NULL,
  made_on date NOT NULL,
  taken_down_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.publicity_objections (
  centre_id text NOT NULL,
  id text NOT NULL,
  notice_id text NOT NULL,
  subject_id text NOT NULL,
  text_sealed text NOT NULL,
  objector_sealed text,
  filed_on date NOT NULL,
  maker_id text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  resolution_sealed text,
  checker_id text,
  resolved_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.receipt_duplicates (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  "row" integer NOT NULL,
  receipt_id text NOT NULL,
  serial_no text NOT NULL,
  contract_no text,
  amount_fen bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.receipt_parts (
  centre_id text NOT NULL,
  receipt_id text NOT NULL,
  sequence integer NOT NULL,
  loan_id text NOT NULL,
  fact_sequence integer NOT NULL,
  amount_fen bigint NOT NULL,
  due_on date,
  applied_fen bigint NOT NULL,
  missing_fen bigint NOT NULL,
  excess_fen bigint NOT NULL,
  is_reversed boolean NOT NULL DEFAULT false,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.receipt_steps (
  centre_id text NOT NULL,
  id text NOT NULL,
  receipt_id text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  contract_no text,
  borrower_id text,
  reason_sealed text NOT NULL,
  maker_id text NOT NULL,
  checker_id text,
  proposed_on date NOT NULL,
  decided_on date,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.receipts (
  centre_id text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  channel text NOT NULL,
  serial_no text NOT NULL,
  contract_no text,
  loan_id text,
  payer_name_sealed text,
  amount_fen bigint NOT NULL,
  value_on date NOT NULL,
  paid_at timestamp with time zone,
  import_id text,
  "row" integer,
  verdict text NOT NULL,
  missing_fen bigint NOT NULL,
  excess_fen bigint NOT NULL,
  obstacle text,
  state text NOT NULL,
  decide_by date,
  remittance_id text,
  remitted_fen bigint NOT NULL DEFAULT 0,
  received_on date NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE TABLE public.refresh_conflicts (
  centre_id text NOT NULL,
  import_id text NOT NULL,
  "row" integer NOT NULL,
  borrower_id text NOT NULL,
  fields jsonb NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.refunds (
  centre_id text NOT NULL,
  id text NOT NULL,
  loan_id text NOT NULL,
  amount_fen bigint NOT NULL,
  status text NOT NULL,
  payee_sealed text NOT NULL,
  reason_sealed text NOT NULL,
  maker_id text NOT NULL,
  checker_id text,
  proposed_on date NOT NULL,
  decided_on date,
  paid_on date,
  serial_no text,
  paid_by text,
  fact_sequence integer,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.registry_editions (
  registry text NOT NULL,
  edition_on date NOT NULL,
  sha256 text NOT NULL,
  source text NOT NULL,
  rows integer NOT NULL,
  registered_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.remittances (
  centre_id text NOT NULL,
  id text NOT NULL,
  reference text NOT NULL,
  remitted_on date NOT NULL,
  receipts integer NOT NULL,
  amount_fen bigint NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.rescue_events (
  centre_id text NOT NULL,
  rescue_id text NOT NULL,
  version integer NOT NULL,
  event text NOT NULL,
  status text NOT NULL,
  actor_id text NOT NULL,
  happened_on date NOT NULL,
  reason_sealed text,
  at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.rescue_loans (
  centre_id text NOT NULL,
  rescue_id text NOT NULL,
  loan_id text NOT NULL,
  open boolean NOT NULL DEFAULT true,
  amount_fen bigint,
  fact_id text
);
CREATE TABLE public.rescues (
  centre_id text NOT NULL,
  id text NOT NULL,
  borrower_id text NOT NULL,
  kind text NOT NULL,
  cause_sealed text NOT NULL,
  statement_sealed text,
  evidence_ids jsonb NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  applied_on date NOT NULL,
  reviewed_by text,
  reviewed_on date,
  notice_id text,
  checker_id text,
  decided_on date,
  approval_no text,
  paid_by text,
  paid_on date,
  amount_fen bigint,
  payment_no text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.retention_items (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  class text NOT NULL,
  subject_id text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  finished_at timestamp with time zone
);
CREATE TABLE public.retention_runs (
  centre_id text NOT NULL,
  id text NOT NULL,
  as_of date NOT NULL,
  status text NOT NULL,
  plan_hash text NOT NULL,
  due jsonb NOT NULL,
  held jsonb NOT NULL,
  proposed_by text NOT NULL,
  approved_by text,
  proof jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  finished_at timestamp with time zone
);
CREATE TABLE public.reversals (
  centre_id text NOT NULL,
  id text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  cause text NOT NULL,
  status text NOT NULL,
  maker_id text NOT NULL,
  proposed_on date NOT NULL,
  checker_id text,
  decided_on date,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.review_openings (
  centre_id text NOT NULL,
  application_id text NOT NULL,
  version integer NOT NULL,
  opened_by text NOT NULL,
  opened_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.risk_fund_years (
  centre_id text NOT NULL,
  year integer NOT NULL,
  sequence integer NOT NULL,
  as_of date NOT NULL,
  loans integer NOT NULL,
  disbursed_fen bigint NOT NULL,
  fund_fen bigint NOT NULL,
  loss_fen bigint NOT NULL,
  lender_share_fen bigint,
  county_share_fen bigint,
  rates jsonb NOT NULL,
  run_id text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.schools (
  code text NOT NULL,
  name text NOT NULL,
  division_code text NOT NULL,
  kind text NOT NULL,
  initials text NOT NULL,
  pinyin text NOT NULL,
  status text NOT NULL DEFAULT 'listed'::text,
  edition_on date NOT NULL
);
CREATE TABLE public.search_keys (
  centre_id text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL
);
CREATE TABLE public.subsidy_claim_lines (
  centre_id text NOT NULL,
  claim_id text NOT NULL,
  loan_id text NOT NULL,
  due_on date NOT NULL,
  university_code text NOT NULL,
  share_ppm integer NOT NULL,
  settled_fen bigint NOT NULL,
  amount_fen bigint NOT NULL
);
CREATE TABLE public.subsidy_claims (
  centre_id text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  payer text NOT NULL,
  through_on date NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL,
  lines integer NOT NULL,
  loans integer NOT NULL,
  amount_fen bigint NOT NULL,
  content_hash text NOT NULL,
  previous_id text,
  reference text,
  run_id text,
  prepared_by text NOT NULL,
  prepared_on date NOT NULL,
  approved_by text,
  approved_on date,
  submitted_by text,
  submitted_on date,
  paid_by text,
  paid_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE public.transfers (
  centre_id text NOT NULL,
  loan_id text,
  fact_sequence integer,
  debit_account text NOT NULL,
  credit_account text NOT NULL,
  amount_fen bigint NOT NULL,
  bearer text NOT NULL,
  instalment_due_on date,
  value_on date NOT NULL,
  posted_on date NOT NULL,
  subject_id text NOT NULL,
  sequence integer NOT NULL,
  entry text NOT NULL,
  correction boolean NOT NULL DEFAULT false,
  run_id text
) PARTITION BY RANGE (posted_on);
CREATE TABLE public.universities (
  code text NOT NULL,
  name text NOT NULL,
  identifier text,
  kind text NOT NULL DEFAULT 'regular'::text,
  province_code text,
  department text,
  location text,
  level text,
  ownership text,
  status text NOT NULL DEFAULT 'listed'::text,
  merged_into_code text,
  edition_on date NOT NULL DEFAULT '2000-01-01'::date
);
CREATE TABLE public.university_names (
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  initials text NOT NULL,
  pinyin text NOT NULL,
  replaced_on date
);
CREATE UNLOGGED TABLE public.planned_class_changes (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  chunk integer NOT NULL,
  loan_id text NOT NULL,
  changed_on date NOT NULL,
  from_class text NOT NULL,
  to_class text NOT NULL,
  days_past_due integer NOT NULL,
  oldest_unpaid_on date
);
CREATE UNLOGGED TABLE public.planned_settlements (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  chunk integer NOT NULL,
  loan_id text NOT NULL,
  due_on date NOT NULL,
  from_on date NOT NULL,
  contractual boolean NOT NULL,
  opening_principal_fen bigint NOT NULL,
  interest_subsidised_fen bigint NOT NULL,
  interest_borne_fen bigint NOT NULL,
  interest_waived_fen bigint NOT NULL,
  principal_due_fen bigint NOT NULL,
  payable_fen bigint NOT NULL
);
CREATE UNLOGGED TABLE public.planned_standings (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  chunk integer NOT NULL,
  loan_id text NOT NULL,
  from_revision integer NOT NULL,
  closed_through date NOT NULL,
  next_event_on date,
  next_settlement_on date,
  last_transfer integer NOT NULL,
  phase text NOT NULL,
  classification text NOT NULL,
  class_since date NOT NULL,
  oldest_unpaid_on date,
  principal_outstanding_fen bigint NOT NULL,
  principal_overdue_fen bigint NOT NULL,
  interest_overdue_fen bigint NOT NULL,
  penalty_fen bigint NOT NULL,
  unapplied_fen bigint NOT NULL,
  settled_on date
);
CREATE UNLOGGED TABLE public.planned_transfers (
  centre_id text NOT NULL,
  run_id text NOT NULL,
  chunk integer NOT NULL,
  subject_id text NOT NULL,
  sequence integer NOT NULL,
  loan_id text,
  fact_sequence integer,
  entry text NOT NULL,
  debit_account text NOT NULL,
  credit_account text NOT NULL,
  amount_fen bigint NOT NULL,
  bearer text NOT NULL,
  instalment_due_on date,
  value_on date NOT NULL,
  correction boolean NOT NULL
);

CREATE TABLE public.audit_rows_2026 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_01kdtj6d000000000000000000') TO ('aud_01p60nt5000000000000000000');
CREATE TABLE public.audit_rows_2029 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_01p60nt5000000000000000000') TO ('aud_01ry4716000000000000000000');
CREATE TABLE public.audit_rows_2032 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_01ry4716000000000000000000') TO ('aud_01vpaamy000000000000000000');
CREATE TABLE public.audit_rows_2035 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_01vpaamy000000000000000000') TO ('aud_01yege8p000000000000000000');
CREATE TABLE public.audit_rows_2038 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_01yege8p000000000000000000') TO ('aud_0216phwe000000000000000000');
CREATE TABLE public.audit_rows_2041 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_0216phwe000000000000000000') TO ('aud_023yt33f000000000000000000');
CREATE TABLE public.audit_rows_2044 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_023yt33f000000000000000000') TO ('aud_026q06q7000000000000000000');
CREATE TABLE public.audit_rows_2047 PARTITION OF public.audit_rows FOR VALUES FROM ('aud_026q06q7000000000000000000') TO ('aud_029f6aaz000000000000000000');
CREATE TABLE public.audit_rows_earlier PARTITION OF public.audit_rows FOR VALUES FROM (MINVALUE) TO ('aud_01kdtj6d000000000000000000');
CREATE TABLE public.audit_rows_other PARTITION OF public.audit_rows DEFAULT;
CREATE TABLE public.loan_facts_2026 PARTITION OF public.loan_facts FOR VALUES FROM ('2026-01-01') TO ('2029-01-01');
CREATE TABLE public.loan_facts_2029 PARTITION OF public.loan_facts FOR VALUES FROM ('2029-01-01') TO ('2032-01-01');
CREATE TABLE public.loan_facts_2032 PARTITION OF public.loan_facts FOR VALUES FROM ('2032-01-01') TO ('2035-01-01');
CREATE TABLE public.loan_facts_2035 PARTITION OF public.loan_facts FOR VALUES FROM ('2035-01-01') TO ('2038-01-01');
CREATE TABLE public.loan_facts_2038 PARTITION OF public.loan_facts FOR VALUES FROM ('2038-01-01') TO ('2041-01-01');
CREATE TABLE public.loan_facts_2041 PARTITION OF public.loan_facts FOR VALUES FROM ('2041-01-01') TO ('2044-01-01');
CREATE TABLE public.loan_facts_2044 PARTITION OF public.loan_facts FOR VALUES FROM ('2044-01-01') TO ('2047-01-01');
CREATE TABLE public.loan_facts_2047 PARTITION OF public.loan_facts FOR VALUES FROM ('2047-01-01') TO ('2050-01-01');
CREATE TABLE public.loan_facts_earlier PARTITION OF public.loan_facts FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE public.loan_facts_other PARTITION OF public.loan_facts DEFAULT;
CREATE TABLE public.loan_settlements_2026 PARTITION OF public.loan_settlements FOR VALUES FROM ('2026-01-01') TO ('2029-01-01');
CREATE TABLE public.loan_settlements_2029 PARTITION OF public.loan_settlements FOR VALUES FROM ('2029-01-01') TO ('2032-01-01');
CREATE TABLE public.loan_settlements_2032 PARTITION OF public.loan_settlements FOR VALUES FROM ('2032-01-01') TO ('2035-01-01');
CREATE TABLE public.loan_settlements_2035 PARTITION OF public.loan_settlements FOR VALUES FROM ('2035-01-01') TO ('2038-01-01');
CREATE TABLE public.loan_settlements_2038 PARTITION OF public.loan_settlements FOR VALUES FROM ('2038-01-01') TO ('2041-01-01');
CREATE TABLE public.loan_settlements_2041 PARTITION OF public.loan_settlements FOR VALUES FROM ('2041-01-01') TO ('2044-01-01');
CREATE TABLE public.loan_settlements_2044 PARTITION OF public.loan_settlements FOR VALUES FROM ('2044-01-01') TO ('2047-01-01');
CREATE TABLE public.loan_settlements_2047 PARTITION OF public.loan_settlements FOR VALUES FROM ('2047-01-01') TO ('2050-01-01');
CREATE TABLE public.loan_settlements_earlier PARTITION OF public.loan_settlements FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE public.loan_settlements_other PARTITION OF public.loan_settlements DEFAULT;
CREATE TABLE public.notices_2026 PARTITION OF public.notices FOR VALUES FROM ('2026-01-01') TO ('2029-01-01');
CREATE TABLE public.notices_2029 PARTITION OF public.notices FOR VALUES FROM ('2029-01-01') TO ('2032-01-01');
CREATE TABLE public.notices_2032 PARTITION OF public.notices FOR VALUES FROM ('2032-01-01') TO ('2035-01-01');
CREATE TABLE public.notices_2035 PARTITION OF public.notices FOR VALUES FROM ('2035-01-01') TO ('2038-01-01');
CREATE TABLE public.notices_2038 PARTITION OF public.notices FOR VALUES FROM ('2038-01-01') TO ('2041-01-01');
CREATE TABLE public.notices_2041 PARTITION OF public.notices FOR VALUES FROM ('2041-01-01') TO ('2044-01-01');
CREATE TABLE public.notices_2044 PARTITION OF public.notices FOR VALUES FROM ('2044-01-01') TO ('2047-01-01');
CREATE TABLE public.notices_2047 PARTITION OF public.notices FOR VALUES FROM ('2047-01-01') TO ('2050-01-01');
CREATE TABLE public.notices_earlier PARTITION OF public.notices FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE public.notices_other PARTITION OF public.notices DEFAULT;
CREATE TABLE public.transfers_2026 PARTITION OF public.transfers FOR VALUES FROM ('2026-01-01') TO ('2029-01-01');
CREATE TABLE public.transfers_2029 PARTITION OF public.transfers FOR VALUES FROM ('2029-01-01') TO ('2032-01-01');
CREATE TABLE public.transfers_2032 PARTITION OF public.transfers FOR VALUES FROM ('2032-01-01') TO ('2035-01-01');
CREATE TABLE public.transfers_2035 PARTITION OF public.transfers FOR VALUES FROM ('2035-01-01') TO ('2038-01-01');
CREATE TABLE public.transfers_2038 PARTITION OF public.transfers FOR VALUES FROM ('2038-01-01') TO ('2041-01-01');
CREATE TABLE public.transfers_2041 PARTITION OF public.transfers FOR VALUES FROM ('2041-01-01') TO ('2044-01-01');
CREATE TABLE public.transfers_2044 PARTITION OF public.transfers FOR VALUES FROM ('2044-01-01') TO ('2047-01-01');
CREATE TABLE public.transfers_2047 PARTITION OF public.transfers FOR VALUES FROM ('2047-01-01') TO ('2050-01-01');
CREATE TABLE public.transfers_earlier PARTITION OF public.transfers FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE public.transfers_other PARTITION OF public.transfers DEFAULT;

ALTER TABLE auth."user" ADD CONSTRAINT user_email_unique UNIQUE (email);
ALTER TABLE auth."user" ADD CONSTRAINT user_pkey PRIMARY KEY (id);
ALTER TABLE auth."user" ADD CONSTRAINT user_username_unique UNIQUE (username);
ALTER TABLE auth.account ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE auth.account ADD CONSTRAINT account_user_id_user_id_fk FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;
ALTER TABLE auth.graduate_code_requests ADD CONSTRAINT graduate_code_requests_subject_hash_request_id_pk PRIMARY KEY (subject_hash, request_id);
ALTER TABLE auth.graduate_codes ADD CONSTRAINT graduate_codes_pkey PRIMARY KEY (id_number_hash);
ALTER TABLE auth.graduate_sessions ADD CONSTRAINT graduate_sessions_pkey PRIMARY KEY (token_hash);
ALTER TABLE auth.recovery_codes ADD CONSTRAINT recovery_codes_user_id_code_hash_pk PRIMARY KEY (user_id, code_hash);
ALTER TABLE auth.second_factors ADD CONSTRAINT second_factors_pkey PRIMARY KEY (user_id);
ALTER TABLE auth.service_keys ADD CONSTRAINT service_keys_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE auth.service_keys ADD CONSTRAINT service_keys_key UNIQUE (key_hash);
ALTER TABLE auth.service_keys ADD CONSTRAINT service_keys_mode CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text])));
ALTER TABLE auth.session ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE auth.session ADD CONSTRAINT session_token_unique UNIQUE (token);
ALTER TABLE auth.session ADD CONSTRAINT session_user_id_user_id_fk FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;
ALTER TABLE auth.sign_in_failures ADD CONSTRAINT sign_in_failures_subject_hash_attempt_id_pk PRIMARY KEY (subject_hash, attempt_id);
ALTER TABLE auth.sign_in_policies ADD CONSTRAINT sign_in_policies_pkey PRIMARY KEY (centre_id);
ALTER TABLE auth.staff_members ADD CONSTRAINT staff_members_national CHECK ((('national'::text = ANY (roles)) = (centre_id = 'cen_national'::text)));
ALTER TABLE auth.staff_members ADD CONSTRAINT staff_members_one_place UNIQUE (user_id);
ALTER TABLE auth.staff_members ADD CONSTRAINT staff_members_university CHECK ((('university'::text = ANY (roles)) = (university_code IS NOT NULL)));
ALTER TABLE auth.staff_members ADD CONSTRAINT staff_members_user_id_centre_id_pk PRIMARY KEY (user_id, centre_id);
ALTER TABLE auth.verification ADD CONSTRAINT verification_pkey PRIMARY KEY (id);
ALTER TABLE auth.volunteer_codes ADD CONSTRAINT volunteer_codes_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE auth.volunteer_codes ADD CONSTRAINT volunteer_codes_code UNIQUE (code_hash);
ALTER TABLE auth.volunteer_codes ADD CONSTRAINT volunteer_codes_uses CHECK (((uses >= 0) AND (uses <= uses_max)));
ALTER TABLE auth.volunteer_sessions ADD CONSTRAINT volunteer_sessions_pkey PRIMARY KEY (token_hash);
ALTER TABLE auth.volunteers ADD CONSTRAINT volunteers_centre_id_code_id_volunteer_codes_centre_id_id_fk FOREIGN KEY (centre_id, code_id) REFERENCES auth.volunteer_codes(centre_id, id);
ALTER TABLE auth.volunteers ADD CONSTRAINT volunteers_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE auth.volunteers ADD CONSTRAINT volunteers_name UNIQUE (centre_id, code_id, name);
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_cap CHECK ((to_fen <= cap_fen));
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_centre_id_application_id_applications_centre_id_i FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_decided CHECK (((status = 'proposed'::text) OR (decided_by IS NOT NULL)));
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_two_people CHECK ((proposed_by <> decided_by));
ALTER TABLE public.amount_raises ADD CONSTRAINT amount_raises_up CHECK ((to_fen > from_fen));
ALTER TABLE public.application_drafts ADD CONSTRAINT application_drafts_centre_id_application_id_applications_centre FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.application_drafts ADD CONSTRAINT application_drafts_centre_id_borrower_id_borrowers_centre_id_id FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.application_drafts ADD CONSTRAINT application_drafts_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.application_events ADD CONSTRAINT application_events_centre_id_application_id_applications_centre FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.application_events ADD CONSTRAINT application_events_centre_id_application_id_sequence_pk PRIMARY KEY (centre_id, application_id, sequence);
ALTER TABLE public.applications ADD CONSTRAINT applications_amount CHECK ((amount_fen > 0));
ALTER TABLE public.applications ADD CONSTRAINT applications_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.applications ADD CONSTRAINT applications_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.applications ADD CONSTRAINT applications_editors_and_checker CHECK ((NOT (checker_id = ANY (editors))));
ALTER TABLE public.applications ADD CONSTRAINT applications_enterer_and_checker CHECK ((entered_by <> checker_id));
ALTER TABLE public.applications ADD CONSTRAINT applications_reviewed CHECK (((status <> 'reviewed'::text) OR (checker_id IS NOT NULL)));
ALTER TABLE public.applications ADD CONSTRAINT applications_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.archive_bags ADD CONSTRAINT archive_bags_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.archive_bags ADD CONSTRAINT archive_bags_centre_id_borrower_id_pk PRIMARY KEY (centre_id, borrower_id);
ALTER TABLE public.archive_bags ADD CONSTRAINT archive_bags_number UNIQUE (centre_id, bag_no);
ALTER TABLE public.archive_export_slices ADD CONSTRAINT archive_export_slices_centre_id_export_id_archive_exports_centr FOREIGN KEY (centre_id, export_id) REFERENCES public.archive_exports(centre_id, id);
ALTER TABLE public.archive_export_slices ADD CONSTRAINT archive_export_slices_centre_id_export_id_sequence_pk PRIMARY KEY (centre_id, export_id, sequence);
ALTER TABLE public.archive_exports ADD CONSTRAINT archive_exports_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.archive_exports ADD CONSTRAINT archive_exports_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.archive_exports ADD CONSTRAINT archive_exports_ready CHECK (((status = 'ready'::text) = (manifest_sha256 IS NOT NULL)));
ALTER TABLE public.archive_exports ADD CONSTRAINT archive_exports_scope CHECK (((borrower_id IS NULL) <> (academic_year IS NULL)));
ALTER TABLE public.audit_anchors ADD CONSTRAINT audit_anchors_centre_id_anchored_on_pk PRIMARY KEY (centre_id, anchored_on);
ALTER TABLE public.audit_rows ADD CONSTRAINT audit_rows_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.audit_seals ADD CONSTRAINT audit_seals_centre_id_audit_id_audit_rows_centre_id_id_fk FOREIGN KEY (centre_id, audit_id) REFERENCES public.audit_rows(centre_id, id);
ALTER TABLE public.audit_seals ADD CONSTRAINT audit_seals_centre_id_sequence_pk PRIMARY KEY (centre_id, sequence);
ALTER TABLE public.audit_seals ADD CONSTRAINT audit_seals_row UNIQUE (centre_id, audit_id);
ALTER TABLE public.audit_unsealed ADD CONSTRAINT audit_unsealed_centre_id_audit_id_pk PRIMARY KEY (centre_id, audit_id);
ALTER TABLE public.backup_records ADD CONSTRAINT backup_records_pkey PRIMARY KEY (id);
ALTER TABLE public.batch_chunks ADD CONSTRAINT batch_chunks_centre_id_run_id_batch_runs_centre_id_id_fk FOREIGN KEY (centre_id, run_id) REFERENCES public.batch_runs(centre_id, id);
ALTER TABLE public.batch_chunks ADD CONSTRAINT batch_chunks_centre_id_run_id_chunk_pk PRIMARY KEY (centre_id, run_id, chunk);
ALTER TABLE public.batch_failures ADD CONSTRAINT batch_failures_centre_id_run_id_batch_runs_centre_id_id_fk FOREIGN KEY (centre_id, run_id) REFERENCES public.batch_runs(centre_id, id);
ALTER TABLE public.batch_failures ADD CONSTRAINT batch_failures_centre_id_run_id_item_id_pk PRIMARY KEY (centre_id, run_id, item_id);
ALTER TABLE public.batch_runs ADD CONSTRAINT batch_runs_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.batch_runs ADD CONSTRAINT batch_runs_once UNIQUE (centre_id, kind, business_on, sequence);
ALTER TABLE public.batch_runs ADD CONSTRAINT batch_runs_two_people CHECK ((planned_by <> approved_by));
ALTER TABLE public.batch_tie_outs ADD CONSTRAINT batch_tie_outs_centre_id_run_id_batch_runs_centre_id_id_fk FOREIGN KEY (centre_id, run_id) REFERENCES public.batch_runs(centre_id, id);
ALTER TABLE public.batch_tie_outs ADD CONSTRAINT batch_tie_outs_centre_id_run_id_leg_pk PRIMARY KEY (centre_id, run_id, leg);
ALTER TABLE public.batch_tie_outs ADD CONSTRAINT batch_tie_outs_difference CHECK (((state <> 'tied'::text) OR (difference_fen = 0)));
ALTER TABLE public.borrower_conditions ADD CONSTRAINT borrower_conditions_centre_id_borrower_id_borrowers_centre_id_i FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.borrower_conditions ADD CONSTRAINT borrower_conditions_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.borrower_conditions ADD CONSTRAINT borrower_conditions_lifted CHECK (((lifted_by IS NULL) = (lifted_on IS NULL)));
ALTER TABLE public.borrower_conditions ADD CONSTRAINT borrower_conditions_two_people CHECK ((reported_by <> lifted_by));
ALTER TABLE public.borrower_contacts ADD CONSTRAINT borrower_contacts_centre_id_borrower_id_borrowers_centre_id_id_ FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.borrower_contacts ADD CONSTRAINT borrower_contacts_centre_id_borrower_id_pk PRIMARY KEY (centre_id, borrower_id);
ALTER TABLE public.borrower_contacts ADD CONSTRAINT borrower_contacts_centre_id_change_id_change_requests_centre_id FOREIGN KEY (centre_id, change_id) REFERENCES public.change_requests(centre_id, id);
ALTER TABLE public.borrowers ADD CONSTRAINT borrowers_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.borrowers ADD CONSTRAINT borrowers_id_number UNIQUE (centre_id, id_number_hash);
ALTER TABLE public.business_dates ADD CONSTRAINT business_dates_pkey PRIMARY KEY (centre_id);
ALTER TABLE public.centres ADD CONSTRAINT centres_pkey PRIMARY KEY (id);
ALTER TABLE public.change_requests ADD CONSTRAINT change_requests_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.change_requests ADD CONSTRAINT change_requests_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.change_requests ADD CONSTRAINT change_requests_decided CHECK (((status <> ALL (ARRAY['approved'::text, 'applied'::text, 'rejected'::text, 'returned'::text])) OR (checker_id IS NOT NULL)));
ALTER TABLE public.change_requests ADD CONSTRAINT change_requests_editors_and_checker CHECK (((status <> ALL (ARRAY['approved'::text, 'applied'::text, 'rejected'::text])) OR (NOT (checker_id = ANY (editors)))));
ALTER TABLE public.change_requests ADD CONSTRAINT change_requests_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.collection_cases ADD CONSTRAINT collection_cases_centre_id_borrower_id_borrowers_centre_id_id_f FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.collection_cases ADD CONSTRAINT collection_cases_centre_id_borrower_id_pk PRIMARY KEY (centre_id, borrower_id);
ALTER TABLE public.collection_contacts ADD CONSTRAINT collection_contacts_centre_id_borrower_id_borrowers_centre_id_i FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.collection_contacts ADD CONSTRAINT collection_contacts_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.collection_contacts ADD CONSTRAINT collection_contacts_number CHECK (((number_hash IS NULL) = (channel = ANY (ARRAY['letter'::text, 'visit'::text]))));
ALTER TABLE public.compensations ADD CONSTRAINT compensations_amount CHECK ((amount_fen > 0));
ALTER TABLE public.compensations ADD CONSTRAINT compensations_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.compensations ADD CONSTRAINT compensations_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.compensations ADD CONSTRAINT compensations_decided CHECK (((status <> ALL (ARRAY['posted'::text, 'rejected'::text, 'reversed'::text])) OR (checker_id IS NOT NULL)));
ALTER TABLE public.compensations ADD CONSTRAINT compensations_posted CHECK (((status = ANY (ARRAY['posted'::text, 'reversed'::text])) = (fact_id IS NOT NULL)));
ALTER TABLE public.compensations ADD CONSTRAINT compensations_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.contract_accounts ADD CONSTRAINT contract_accounts_centre_id_change_id_change_requests_centre_id FOREIGN KEY (centre_id, change_id) REFERENCES public.change_requests(centre_id, id);
ALTER TABLE public.contract_accounts ADD CONSTRAINT contract_accounts_centre_id_contract_id_contracts_centre_id_id_ FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.contract_accounts ADD CONSTRAINT contract_accounts_centre_id_contract_id_sequence_pk PRIMARY KEY (centre_id, contract_id, sequence);
ALTER TABLE public.contract_co_borrowers ADD CONSTRAINT contract_co_borrowers_centre_id_change_id_change_requests_centr FOREIGN KEY (centre_id, change_id) REFERENCES public.change_requests(centre_id, id);
ALTER TABLE public.contract_co_borrowers ADD CONSTRAINT contract_co_borrowers_centre_id_contract_id_contracts_centre_id FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.contract_co_borrowers ADD CONSTRAINT contract_co_borrowers_centre_id_contract_id_sequence_pk PRIMARY KEY (centre_id, contract_id, sequence);
ALTER TABLE public.contract_co_borrowers ADD CONSTRAINT contract_co_borrowers_supplement CHECK (((supplement_no IS NULL) = (change_id IS NULL)));
ALTER TABLE public.contract_events ADD CONSTRAINT contract_events_centre_id_contract_id_contracts_centre_id_id_fk FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.contract_events ADD CONSTRAINT contract_events_centre_id_contract_id_sequence_pk PRIMARY KEY (centre_id, contract_id, sequence);
ALTER TABLE public.contract_signatures ADD CONSTRAINT contract_signatures_centre_id_contract_id_contracts_centre_id_i FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.contract_signatures ADD CONSTRAINT contract_signatures_centre_id_contract_id_party_pk PRIMARY KEY (centre_id, contract_id, party);
ALTER TABLE public.contract_signatures ADD CONSTRAINT contract_signatures_two_people CHECK ((recorded_by <> confirmed_by));
ALTER TABLE public.contracts ADD CONSTRAINT contracts_application UNIQUE (centre_id, application_id);
ALTER TABLE public.contracts ADD CONSTRAINT contracts_centre_id_application_id_applications_centre_id_id_fk FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.contracts ADD CONSTRAINT contracts_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.contracts ADD CONSTRAINT contracts_number UNIQUE (centre_id, contract_no);
ALTER TABLE public.contracts ADD CONSTRAINT contracts_origin CHECK (((origin = 'application'::text) = (application_id IS NOT NULL)));
ALTER TABLE public.contracts ADD CONSTRAINT contracts_principal CHECK ((principal_fen > 0));
ALTER TABLE public.credit_notices ADD CONSTRAINT credit_notices_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.credit_notices ADD CONSTRAINT credit_notices_centre_id_loan_id_sequence_pk PRIMARY KEY (centre_id, loan_id, sequence);
ALTER TABLE public.credit_rows ADD CONSTRAINT credit_rows_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.credit_rows ADD CONSTRAINT credit_rows_centre_id_loan_id_month_sequence_pk PRIMARY KEY (centre_id, loan_id, month, sequence);
ALTER TABLE public.credit_rows ADD CONSTRAINT credit_rows_month_form CHECK ((month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'::text));
ALTER TABLE public.data_keys ADD CONSTRAINT data_keys_centre_id_key_id_pk PRIMARY KEY (centre_id, key_id);
ALTER TABLE public.deferrals ADD CONSTRAINT deferrals_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.deferrals ADD CONSTRAINT deferrals_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.deferrals ADD CONSTRAINT deferrals_one_a_year UNIQUE (centre_id, borrower_id, year);
ALTER TABLE public.deficiency_notices ADD CONSTRAINT deficiency_notices_centre_id_application_id_applications_centre FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.deficiency_notices ADD CONSTRAINT deficiency_notices_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.deficiency_notices ADD CONSTRAINT deficiency_notices_order UNIQUE (centre_id, application_id, sequence);
ALTER TABLE public.demand_deliveries ADD CONSTRAINT demand_deliveries_centre_id_demand_id_debtor_hash_pk PRIMARY KEY (centre_id, demand_id, debtor_hash);
ALTER TABLE public.demand_deliveries ADD CONSTRAINT demand_deliveries_centre_id_demand_id_demands_centre_id_id_fk FOREIGN KEY (centre_id, demand_id) REFERENCES public.demands(centre_id, id);
ALTER TABLE public.demands ADD CONSTRAINT demands_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.demands ADD CONSTRAINT demands_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.divisions ADD CONSTRAINT divisions_pkey PRIMARY KEY (code);
ALTER TABLE public.document_prints ADD CONSTRAINT document_prints_centre_id_subject_id_sheet_print_no_pk PRIMARY KEY (centre_id, subject_id, sheet, print_no);
ALTER TABLE public.document_prints ADD CONSTRAINT document_prints_reason CHECK (((print_no = 1) = (reason_sealed IS NULL)));
ALTER TABLE public.document_upload_links ADD CONSTRAINT document_upload_links_bytes CHECK ((bytes_used <= bytes_max));
ALTER TABLE public.document_upload_links ADD CONSTRAINT document_upload_links_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.document_upload_links ADD CONSTRAINT document_upload_links_uses CHECK ((uploads_used <= uploads_max));
ALTER TABLE public.documents ADD CONSTRAINT documents_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.documents ADD CONSTRAINT documents_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.documents ADD CONSTRAINT documents_removed CHECK (((removed_at IS NULL) = (removed_reason_sealed IS NULL)));
ALTER TABLE public.documents ADD CONSTRAINT documents_rotation CHECK ((rotation = ANY (ARRAY[0, 90, 180, 270])));
ALTER TABLE public.guardian_consents ADD CONSTRAINT guardian_consents_centre_id_contract_id_contracts_centre_id_id_ FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.guardian_consents ADD CONSTRAINT guardian_consents_centre_id_contract_id_pk PRIMARY KEY (centre_id, contract_id);
ALTER TABLE public.guardian_consents ADD CONSTRAINT guardian_consents_confirmed CHECK (((confirmed_by IS NULL) = (confirmed_on IS NULL)));
ALTER TABLE public.guardian_consents ADD CONSTRAINT guardian_consents_two_people CHECK ((recorded_by <> confirmed_by));
ALTER TABLE public.hardship_events ADD CONSTRAINT hardship_events_centre_id_recognition_id_hardship_recognitions_ FOREIGN KEY (centre_id, recognition_id) REFERENCES public.hardship_recognitions(centre_id, id);
ALTER TABLE public.hardship_events ADD CONSTRAINT hardship_events_centre_id_recognition_id_version_pk PRIMARY KEY (centre_id, recognition_id, version);
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_centre_id_notice_id_publicity_notices_cen FOREIGN KEY (centre_id, notice_id) REFERENCES public.publicity_notices(centre_id, id);
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_centre_id_replaces_id_hardship_recognitio FOREIGN KEY (centre_id, replaces_id) REFERENCES public.hardship_recognitions(centre_id, id);
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_decided CHECK (((status <> ALL (ARRAY['recognised'::text, 'declined'::text, 'superseded'::text, 'revoked'::text])) OR (checker_id IS NOT NULL)));
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_index CHECK (((index_hundredths >= 0) AND (index_hundredths <= 10000)));
ALTER TABLE public.hardship_recognitions ADD CONSTRAINT hardship_recognitions_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.idempotency_keys ADD CONSTRAINT idempotency_keys_centre_id_actor_id_route_key_pk PRIMARY KEY (centre_id, actor_id, route, key);
ALTER TABLE public.import_differences ADD CONSTRAINT import_differences_centre_id_import_id_row_field_pk PRIMARY KEY (centre_id, import_id, "row", field);
ALTER TABLE public.import_differences ADD CONSTRAINT import_differences_centre_id_import_id_row_import_rows_centre_i FOREIGN KEY (centre_id, import_id, "row") REFERENCES public.import_rows(centre_id, import_id, "row");
ALTER TABLE public.import_differences ADD CONSTRAINT import_differences_differ CHECK ((given_fen <> computed_fen));
ALTER TABLE public.import_differences ADD CONSTRAINT import_differences_resolved CHECK (((status = 'resolved'::text) = ((resolved_by IS NOT NULL) AND (resolution IS NOT NULL))));
ALTER TABLE public.import_rows ADD CONSTRAINT import_rows_centre_id_import_id_imports_centre_id_id_fk FOREIGN KEY (centre_id, import_id) REFERENCES public.imports(centre_id, id);
ALTER TABLE public.import_rows ADD CONSTRAINT import_rows_centre_id_import_id_row_pk PRIMARY KEY (centre_id, import_id, "row");
ALTER TABLE public.imports ADD CONSTRAINT imports_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.imports ADD CONSTRAINT imports_done CHECK (((done >= 0) AND (done <= (accepted + warned))));
ALTER TABLE public.interest_entries ADD CONSTRAINT interest_entries_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.interest_entries ADD CONSTRAINT interest_entries_person UNIQUE (centre_id, academic_year, phone_hash, name);
ALTER TABLE public.issued_statements ADD CONSTRAINT issued_statements_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.issued_statements ADD CONSTRAINT issued_statements_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.issued_statements ADD CONSTRAINT issued_statements_sealed CHECK ((num_nulls(storage_key, sha256, sealed_by, certificate, sealed_at) = ANY (ARRAY[0, 5])));
ALTER TABLE public.issued_statements ADD CONSTRAINT issued_statements_year CHECK (((kind = 'settlement-certificate'::text) = (year IS NULL)));
ALTER TABLE public.legal_holds ADD CONSTRAINT legal_holds_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.legal_holds ADD CONSTRAINT legal_holds_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.legal_holds ADD CONSTRAINT legal_holds_lifted CHECK (((lifted_by IS NULL) = (lifted_on IS NULL)));
ALTER TABLE public.lender_balances ADD CONSTRAINT lender_balances_centre_id_import_id_contract_no_pk PRIMARY KEY (centre_id, import_id, contract_no);
ALTER TABLE public.lender_balances ADD CONSTRAINT lender_balances_centre_id_import_id_lender_statements_centre_id FOREIGN KEY (centre_id, import_id) REFERENCES public.lender_statements(centre_id, import_id);
ALTER TABLE public.lender_book_modes ADD CONSTRAINT lender_book_modes_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.lender_book_modes ADD CONSTRAINT lender_book_modes_decided CHECK (((status = 'proposed'::text) = (decided_by IS NULL)));
ALTER TABLE public.lender_book_modes ADD CONSTRAINT lender_book_modes_two_people CHECK ((decided_by <> proposed_by));
ALTER TABLE public.lender_differences ADD CONSTRAINT lender_differences_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.lender_differences ADD CONSTRAINT lender_differences_centre_id_import_id_lender_statements_centre FOREIGN KEY (centre_id, import_id) REFERENCES public.lender_statements(centre_id, import_id);
ALTER TABLE public.lender_differences ADD CONSTRAINT lender_differences_closed CHECK (((status = 'open'::text) = (closed_by IS NULL)));
ALTER TABLE public.lender_differences ADD CONSTRAINT lender_differences_differ CHECK ((given_fen <> computed_fen));
ALTER TABLE public.lender_differences ADD CONSTRAINT lender_differences_reason CHECK (((status = ANY (ARRAY['explained'::text, 'settled'::text])) = (reason_sealed IS NOT NULL)));
ALTER TABLE public.lender_statements ADD CONSTRAINT lender_statements_centre_id_import_id_imports_centre_id_id_fk FOREIGN KEY (centre_id, import_id) REFERENCES public.imports(centre_id, id);
ALTER TABLE public.lender_statements ADD CONSTRAINT lender_statements_centre_id_import_id_pk PRIMARY KEY (centre_id, import_id);
ALTER TABLE public.limitation_events ADD CONSTRAINT limitation_events_centre_id_loan_id_kind_source_id_pk PRIMARY KEY (centre_id, loan_id, kind, source_id);
ALTER TABLE public.limitation_events ADD CONSTRAINT limitation_events_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_class_changes ADD CONSTRAINT loan_class_changes_centre_id_loan_id_changed_on_posted_on_from_ PRIMARY KEY (centre_id, loan_id, changed_on, posted_on, from_class, to_class);
ALTER TABLE public.loan_class_changes ADD CONSTRAINT loan_class_changes_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_facts ADD CONSTRAINT loan_facts_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_facts ADD CONSTRAINT loan_facts_centre_id_loan_id_sequence_posted_on_pk PRIMARY KEY (centre_id, loan_id, sequence, posted_on);
ALTER TABLE public.loan_rates ADD CONSTRAINT loan_rates_centre_id_loan_id_effective_on_pk PRIMARY KEY (centre_id, loan_id, effective_on);
ALTER TABLE public.loan_rates ADD CONSTRAINT loan_rates_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_settlements ADD CONSTRAINT loan_settlements_centre_id_loan_id_due_on_revision_posted_on_pk PRIMARY KEY (centre_id, loan_id, due_on, revision, posted_on);
ALTER TABLE public.loan_standings ADD CONSTRAINT loan_standings_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_standings ADD CONSTRAINT loan_standings_centre_id_loan_id_pk PRIMARY KEY (centre_id, loan_id);
ALTER TABLE public.loan_write_offs ADD CONSTRAINT loan_write_offs_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.loan_write_offs ADD CONSTRAINT loan_write_offs_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.loan_write_offs ADD CONSTRAINT loan_write_offs_decided CHECK (((status = 'proposed'::text) = (checker_id IS NULL)));
ALTER TABLE public.loan_write_offs ADD CONSTRAINT loan_write_offs_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.loans ADD CONSTRAINT loans_centre_id_contract_id_contracts_centre_id_id_fk FOREIGN KEY (centre_id, contract_id) REFERENCES public.contracts(centre_id, id);
ALTER TABLE public.loans ADD CONSTRAINT loans_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.loans ADD CONSTRAINT loans_contract UNIQUE (centre_id, contract_id);
ALTER TABLE public.loans ADD CONSTRAINT loans_contract_no UNIQUE (centre_id, contract_no);
ALTER TABLE public.loans ADD CONSTRAINT loans_principal CHECK ((principal_fen > 0));
ALTER TABLE public.locators ADD CONSTRAINT locators_kind_keyed_hash_centre_id_pk PRIMARY KEY (kind, keyed_hash, centre_id);
ALTER TABLE public.notices ADD CONSTRAINT notices_centre_id_id_due_on_pk PRIMARY KEY (centre_id, id, due_on);
ALTER TABLE public.notices ADD CONSTRAINT notices_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.notices ADD CONSTRAINT notices_once UNIQUE (centre_id, loan_id, due_on, step);
ALTER TABLE public.number_series ADD CONSTRAINT number_series_centre_id_name_pk PRIMARY KEY (centre_id, name);
ALTER TABLE public.outbox ADD CONSTRAINT outbox_centre_id_job_key_pk PRIMARY KEY (centre_id, job, key);
ALTER TABLE public.payment_promises ADD CONSTRAINT payment_promises_amount CHECK ((amount_fen > 0));
ALTER TABLE public.payment_promises ADD CONSTRAINT payment_promises_centre_id_borrower_id_borrowers_centre_id_id_f FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.payment_promises ADD CONSTRAINT payment_promises_centre_id_contact_id_collection_contacts_centr FOREIGN KEY (centre_id, contact_id) REFERENCES public.collection_contacts(centre_id, id);
ALTER TABLE public.payment_promises ADD CONSTRAINT payment_promises_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.payment_promises ADD CONSTRAINT payment_promises_days CHECK ((pay_by >= made_on));
ALTER TABLE public.planned_class_changes ADD CONSTRAINT planned_class_changes_centre_id_run_id_chunk_loan_id_pk PRIMARY KEY (centre_id, run_id, chunk, loan_id);
ALTER TABLE public.planned_settlements ADD CONSTRAINT planned_settlements_centre_id_run_id_chunk_loan_id_due_on_pk PRIMARY KEY (centre_id, run_id, chunk, loan_id, due_on);
ALTER TABLE public.planned_standings ADD CONSTRAINT planned_standings_centre_id_run_id_chunk_loan_id_pk PRIMARY KEY (centre_id, run_id, chunk, loan_id);
ALTER TABLE public.planned_transfers ADD CONSTRAINT planned_transfers_centre_id_run_id_chunk_subject_id_sequence_pk PRIMARY KEY (centre_id, run_id, chunk, subject_id, sequence);
ALTER TABLE public.policy_backtest_loans ADD CONSTRAINT policy_backtest_loans_centre_id_backtest_id_contract_no_pk PRIMARY KEY (centre_id, backtest_id, contract_no);
ALTER TABLE public.policy_backtest_loans ADD CONSTRAINT policy_backtest_loans_centre_id_backtest_id_policy_backtests_ce FOREIGN KEY (centre_id, backtest_id) REFERENCES public.policy_backtests(centre_id, id);
ALTER TABLE public.policy_backtests ADD CONSTRAINT policy_backtests_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.policy_backtests ADD CONSTRAINT policy_backtests_done CHECK (((status = 'done'::text) = (finished_at IS NOT NULL)));
ALTER TABLE public.policy_proposals ADD CONSTRAINT policy_proposals_activated CHECK (((status = 'activated'::text) = (activated_by IS NOT NULL)));
ALTER TABLE public.policy_proposals ADD CONSTRAINT policy_proposals_checked CHECK (((status <> ALL (ARRAY['approved'::text, 'activated'::text])) OR ((checker_id IS NOT NULL) AND (backtest_id IS NOT NULL) AND (policy_stamp IS NOT NULL))));
ALTER TABLE public.policy_proposals ADD CONSTRAINT policy_proposals_closed CHECK (((status = ANY (ARRAY['turned-down'::text, 'withdrawn'::text])) = (closed_by IS NOT NULL)));
ALTER TABLE public.policy_proposals ADD CONSTRAINT policy_proposals_pkey PRIMARY KEY (id);
ALTER TABLE public.policy_proposals ADD CONSTRAINT policy_proposals_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.policy_rows ADD CONSTRAINT policy_rows_kind_key_effective_from_revision_pk PRIMARY KEY (kind, key, effective_from, revision);
ALTER TABLE public.policy_rows ADD CONSTRAINT policy_rows_proposal_id_policy_proposals_id_fk FOREIGN KEY (proposal_id) REFERENCES public.policy_proposals(id);
ALTER TABLE public.pre_application_events ADD CONSTRAINT pre_application_events_centre_id_pre_application_id_pre_applica FOREIGN KEY (centre_id, pre_application_id) REFERENCES public.pre_applications(centre_id, id);
ALTER TABLE public.pre_application_events ADD CONSTRAINT pre_application_events_centre_id_pre_application_id_version_pk PRIMARY KEY (centre_id, pre_application_id, version);
ALTER TABLE public.pre_applications ADD CONSTRAINT pre_applications_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.pre_applications ADD CONSTRAINT pre_applications_centre_id_notice_id_publicity_notices_centre_i FOREIGN KEY (centre_id, notice_id) REFERENCES public.publicity_notices(centre_id, id);
ALTER TABLE public.pre_applications ADD CONSTRAINT pre_applications_decided CHECK (((status <> ALL (ARRAY['verified'::text, 'publicised'::text, 'imported'::text, 'passed'::text, 'rejected'::text])) OR (checker_id IS NOT NULL)));
ALTER TABLE public.pre_applications ADD CONSTRAINT pre_applications_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_failed CHECK (((status = 'failed'::text) = (failure IS NOT NULL)));
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_settled CHECK (((status <> 'settled'::text) OR ((fact_id IS NOT NULL) AND ((checker_id IS NOT NULL) OR (receipt_id IS NOT NULL)))));
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_total CHECK ((total_fen >= 0));
ALTER TABLE public.prepayments ADD CONSTRAINT prepayments_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.publicity_entries ADD CONSTRAINT publicity_entries_centre_id_notice_id_publicity_notices_centre_ FOREIGN KEY (centre_id, notice_id) REFERENCES public.publicity_notices(centre_id, id);
ALTER TABLE public.publicity_entries ADD CONSTRAINT publicity_entries_centre_id_notice_id_subject_id_pk PRIMARY KEY (centre_id, notice_id, subject_id);
ALTER TABLE public.publicity_entries ADD CONSTRAINT publicity_entries_position UNIQUE (centre_id, notice_id, "position");
ALTER TABLE public.publicity_notices ADD CONSTRAINT publicity_notices_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.publicity_notices ADD CONSTRAINT publicity_notices_code UNIQUE (centre_id, code);
ALTER TABLE public.publicity_notices ADD CONSTRAINT publicity_notices_period CHECK ((from_on <= to_on));
ALTER TABLE public.publicity_objections ADD CONSTRAINT publicity_objections_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.publicity_objections ADD CONSTRAINT publicity_objections_centre_id_notice_id_subject_id_publicity_e FOREIGN KEY (centre_id, notice_id, subject_id) REFERENCES public.publicity_entries(centre_id, notice_id, subject_id);
ALTER TABLE public.publicity_objections ADD CONSTRAINT publicity_objections_resolved CHECK (((status = 'open'::text) = (checker_id IS NULL)));
ALTER TABLE public.publicity_objections ADD CONSTRAINT publicity_objections_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.receipt_duplicates ADD CONSTRAINT receipt_duplicates_centre_id_import_id_imports_centre_id_id_fk FOREIGN KEY (centre_id, import_id) REFERENCES public.imports(centre_id, id);
ALTER TABLE public.receipt_duplicates ADD CONSTRAINT receipt_duplicates_centre_id_import_id_row_pk PRIMARY KEY (centre_id, import_id, "row");
ALTER TABLE public.receipt_duplicates ADD CONSTRAINT receipt_duplicates_centre_id_receipt_id_receipts_centre_id_id_f FOREIGN KEY (centre_id, receipt_id) REFERENCES public.receipts(centre_id, id);
ALTER TABLE public.receipt_parts ADD CONSTRAINT receipt_parts_amount CHECK ((amount_fen = (applied_fen + excess_fen)));
ALTER TABLE public.receipt_parts ADD CONSTRAINT receipt_parts_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.receipt_parts ADD CONSTRAINT receipt_parts_centre_id_receipt_id_receipts_centre_id_id_fk FOREIGN KEY (centre_id, receipt_id) REFERENCES public.receipts(centre_id, id);
ALTER TABLE public.receipt_parts ADD CONSTRAINT receipt_parts_centre_id_receipt_id_sequence_pk PRIMARY KEY (centre_id, receipt_id, sequence);
ALTER TABLE public.receipt_steps ADD CONSTRAINT receipt_steps_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.receipt_steps ADD CONSTRAINT receipt_steps_centre_id_receipt_id_receipts_centre_id_id_fk FOREIGN KEY (centre_id, receipt_id) REFERENCES public.receipts(centre_id, id);
ALTER TABLE public.receipt_steps ADD CONSTRAINT receipt_steps_decided CHECK (((status = 'proposed'::text) = (checker_id IS NULL)));
ALTER TABLE public.receipt_steps ADD CONSTRAINT receipt_steps_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.receipts ADD CONSTRAINT receipts_amount CHECK ((amount_fen > 0));
ALTER TABLE public.receipts ADD CONSTRAINT receipts_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.receipts ADD CONSTRAINT receipts_centre_id_import_id_imports_centre_id_id_fk FOREIGN KEY (centre_id, import_id) REFERENCES public.imports(centre_id, id);
ALTER TABLE public.receipts ADD CONSTRAINT receipts_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.receipts ADD CONSTRAINT receipts_centre_id_remittance_id_remittances_centre_id_id_fk FOREIGN KEY (centre_id, remittance_id) REFERENCES public.remittances(centre_id, id);
ALTER TABLE public.receipts ADD CONSTRAINT receipts_held_of_a_loan CHECK (((state <> 'held'::text) OR (loan_id IS NOT NULL)));
ALTER TABLE public.receipts ADD CONSTRAINT receipts_serial UNIQUE (centre_id, channel, serial_no);
ALTER TABLE public.refresh_conflicts ADD CONSTRAINT refresh_conflicts_centre_id_borrower_id_borrowers_centre_id_id_ FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.refresh_conflicts ADD CONSTRAINT refresh_conflicts_centre_id_import_id_row_pk PRIMARY KEY (centre_id, import_id, "row");
ALTER TABLE public.refunds ADD CONSTRAINT refunds_amount CHECK ((amount_fen > 0));
ALTER TABLE public.refunds ADD CONSTRAINT refunds_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.refunds ADD CONSTRAINT refunds_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.refunds ADD CONSTRAINT refunds_decided CHECK (((status = 'proposed'::text) = (checker_id IS NULL)));
ALTER TABLE public.refunds ADD CONSTRAINT refunds_paid CHECK (((status = 'paid'::text) = ((paid_on IS NOT NULL) AND (fact_sequence IS NOT NULL))));
ALTER TABLE public.refunds ADD CONSTRAINT refunds_serial UNIQUE (centre_id, serial_no);
ALTER TABLE public.refunds ADD CONSTRAINT refunds_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.registry_editions ADD CONSTRAINT registry_editions_registry_sha256_pk PRIMARY KEY (registry, sha256);
ALTER TABLE public.remittances ADD CONSTRAINT remittances_amount CHECK ((amount_fen > 0));
ALTER TABLE public.remittances ADD CONSTRAINT remittances_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.remittances ADD CONSTRAINT remittances_once UNIQUE (centre_id, reference);
ALTER TABLE public.rescue_events ADD CONSTRAINT rescue_events_centre_id_rescue_id_rescues_centre_id_id_fk FOREIGN KEY (centre_id, rescue_id) REFERENCES public.rescues(centre_id, id);
ALTER TABLE public.rescue_events ADD CONSTRAINT rescue_events_centre_id_rescue_id_version_pk PRIMARY KEY (centre_id, rescue_id, version);
ALTER TABLE public.rescue_loans ADD CONSTRAINT rescue_loans_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.rescue_loans ADD CONSTRAINT rescue_loans_centre_id_rescue_id_loan_id_pk PRIMARY KEY (centre_id, rescue_id, loan_id);
ALTER TABLE public.rescue_loans ADD CONSTRAINT rescue_loans_centre_id_rescue_id_rescues_centre_id_id_fk FOREIGN KEY (centre_id, rescue_id) REFERENCES public.rescues(centre_id, id);
ALTER TABLE public.rescues ADD CONSTRAINT rescues_centre_id_borrower_id_borrowers_centre_id_id_fk FOREIGN KEY (centre_id, borrower_id) REFERENCES public.borrowers(centre_id, id);
ALTER TABLE public.rescues ADD CONSTRAINT rescues_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.rescues ADD CONSTRAINT rescues_centre_id_notice_id_publicity_notices_centre_id_id_fk FOREIGN KEY (centre_id, notice_id) REFERENCES public.publicity_notices(centre_id, id);
ALTER TABLE public.rescues ADD CONSTRAINT rescues_decided CHECK (((status <> ALL (ARRAY['approved'::text, 'paid'::text, 'refused'::text, 'reversed'::text])) OR (checker_id IS NOT NULL)));
ALTER TABLE public.rescues ADD CONSTRAINT rescues_paid CHECK ((((status = ANY (ARRAY['paid'::text, 'reversed'::text])) = (paid_by IS NOT NULL)) AND ((status = ANY (ARRAY['paid'::text, 'reversed'::text])) = (amount_fen IS NOT NULL))));
ALTER TABLE public.rescues ADD CONSTRAINT rescues_paid_by_another CHECK ((checker_id <> paid_by));
ALTER TABLE public.rescues ADD CONSTRAINT rescues_reviewed_by_another CHECK ((maker_id <> reviewed_by));
ALTER TABLE public.rescues ADD CONSTRAINT rescues_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.retention_items ADD CONSTRAINT retention_items_centre_id_run_id_class_subject_id_pk PRIMARY KEY (centre_id, run_id, class, subject_id);
ALTER TABLE public.retention_items ADD CONSTRAINT retention_items_centre_id_run_id_retention_runs_centre_id_id_fk FOREIGN KEY (centre_id, run_id) REFERENCES public.retention_runs(centre_id, id);
ALTER TABLE public.retention_runs ADD CONSTRAINT retention_runs_approved CHECK (((status = 'proposed'::text) = (approved_by IS NULL)));
ALTER TABLE public.retention_runs ADD CONSTRAINT retention_runs_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.retention_runs ADD CONSTRAINT retention_runs_two_people CHECK ((proposed_by <> approved_by));
ALTER TABLE public.reversals ADD CONSTRAINT reversals_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.reversals ADD CONSTRAINT reversals_decided CHECK (((status = 'proposed'::text) = (checker_id IS NULL)));
ALTER TABLE public.reversals ADD CONSTRAINT reversals_two_people CHECK ((maker_id <> checker_id));
ALTER TABLE public.review_openings ADD CONSTRAINT review_openings_centre_id_application_id_applications_centre_id FOREIGN KEY (centre_id, application_id) REFERENCES public.applications(centre_id, id);
ALTER TABLE public.review_openings ADD CONSTRAINT review_openings_centre_id_application_id_version_opened_by_pk PRIMARY KEY (centre_id, application_id, version, opened_by);
ALTER TABLE public.risk_fund_years ADD CONSTRAINT risk_fund_years_centre_id_year_sequence_pk PRIMARY KEY (centre_id, year, sequence);
ALTER TABLE public.schools ADD CONSTRAINT schools_pkey PRIMARY KEY (code);
ALTER TABLE public.search_keys ADD CONSTRAINT search_keys_centre_id_kind_key_subject_id_pk PRIMARY KEY (centre_id, kind, key, subject_id);
ALTER TABLE public.subsidy_claim_lines ADD CONSTRAINT subsidy_claim_lines_amount CHECK ((amount_fen <> 0));
ALTER TABLE public.subsidy_claim_lines ADD CONSTRAINT subsidy_claim_lines_centre_id_claim_id_loan_id_due_on_pk PRIMARY KEY (centre_id, claim_id, loan_id, due_on);
ALTER TABLE public.subsidy_claim_lines ADD CONSTRAINT subsidy_claim_lines_centre_id_claim_id_subsidy_claims_centre_id FOREIGN KEY (centre_id, claim_id) REFERENCES public.subsidy_claims(centre_id, id);
ALTER TABLE public.subsidy_claim_lines ADD CONSTRAINT subsidy_claim_lines_centre_id_loan_id_loans_centre_id_id_fk FOREIGN KEY (centre_id, loan_id) REFERENCES public.loans(centre_id, id);
ALTER TABLE public.subsidy_claims ADD CONSTRAINT subsidy_claims_centre_id_id_pk PRIMARY KEY (centre_id, id);
ALTER TABLE public.subsidy_claims ADD CONSTRAINT subsidy_claims_decided CHECK (((status <> ALL (ARRAY['approved'::text, 'submitted'::text, 'paid'::text])) OR (approved_by IS NOT NULL)));
ALTER TABLE public.subsidy_claims ADD CONSTRAINT subsidy_claims_once UNIQUE (centre_id, kind, payer, through_on, sequence);
ALTER TABLE public.subsidy_claims ADD CONSTRAINT subsidy_claims_two_people CHECK ((prepared_by <> approved_by));
ALTER TABLE public.transfers ADD CONSTRAINT transfers_accounts CHECK ((debit_account <> credit_account));
ALTER TABLE public.transfers ADD CONSTRAINT transfers_amount CHECK ((amount_fen > 0));
ALTER TABLE public.transfers ADD CONSTRAINT transfers_centre_id_subject_id_sequence_posted_on_pk PRIMARY KEY (centre_id, subject_id, sequence, posted_on);
ALTER TABLE public.universities ADD CONSTRAINT universities_pkey PRIMARY KEY (code);
ALTER TABLE public.university_names ADD CONSTRAINT university_names_code_name_pk PRIMARY KEY (code, name);
ALTER TABLE public.university_names ADD CONSTRAINT university_names_code_universities_code_fk FOREIGN KEY (code) REFERENCES public.universities(code);

CREATE INDEX sign_in_failures_failed_at ON auth.sign_in_failures USING btree (failed_at);
CREATE INDEX volunteer_sessions_centre ON auth.volunteer_sessions USING btree (centre_id, id);
CREATE UNIQUE INDEX amount_raises_open ON public.amount_raises USING btree (centre_id, application_id) WHERE (status = 'proposed'::text);
CREATE UNIQUE INDEX application_drafts_person ON public.application_drafts USING btree (centre_id, id_number_hash, academic_year) WHERE (status = 'draft'::text);
CREATE INDEX application_drafts_status ON public.application_drafts USING btree (centre_id, status, id);
CREATE INDEX applications_applicant ON public.applications USING btree (centre_id, applicant_key);
CREATE INDEX applications_borrower ON public.applications USING btree (centre_id, borrower_id);
CREATE UNIQUE INDEX applications_year ON public.applications USING btree (centre_id, borrower_id, academic_year) WHERE (status <> ALL (ARRAY['withdrawn'::text, 'voided'::text]));
CREATE INDEX applications_co_borrower ON public.applications USING btree (centre_id, co_borrower_id_number_hash);
CREATE INDEX applications_phone ON public.applications USING btree (centre_id, phone_hash);
CREATE INDEX applications_status ON public.applications USING btree (centre_id, status, id);
CREATE INDEX archive_exports_expiry ON public.archive_exports USING btree (centre_id, expires_at);
CREATE INDEX audit_rows_subject ON public.audit_rows USING btree (centre_id, subject_id, id);
CREATE INDEX batch_chunks_open ON public.batch_chunks USING btree (created_at) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX borrower_conditions_in_force ON public.borrower_conditions USING btree (centre_id, borrower_id, kind) WHERE (lifted_on IS NULL);
CREATE INDEX borrower_conditions_number ON public.borrower_conditions USING btree (centre_id, phone_hash) WHERE (lifted_on IS NULL);
CREATE INDEX borrowers_graduation ON public.borrowers USING btree (centre_id, graduation_year, id);
CREATE INDEX borrowers_township ON public.borrowers USING btree (centre_id, township, id);
CREATE INDEX change_requests_borrower ON public.change_requests USING btree (centre_id, borrower_id, id);
CREATE UNIQUE INDEX change_requests_one_open ON public.change_requests USING btree (centre_id, borrower_id, kind) WHERE (status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text]));
CREATE INDEX change_requests_status ON public.change_requests USING btree (centre_id, status, id);
CREATE INDEX collection_cases_assignee ON public.collection_cases USING btree (centre_id, assignee_id);
CREATE INDEX collection_contacts_borrower ON public.collection_contacts USING btree (centre_id, borrower_id, made_on);
CREATE INDEX collection_contacts_debtor ON public.collection_contacts USING btree (centre_id, debtor_hash, made_on);
CREATE INDEX collection_contacts_number ON public.collection_contacts USING btree (centre_id, number_hash, made_on);
CREATE UNIQUE INDEX compensations_one_payment ON public.compensations USING btree (centre_id, loan_id, document_no) WHERE (status = ANY (ARRAY['entered'::text, 'posted'::text]));
CREATE INDEX compensations_status ON public.compensations USING btree (centre_id, status, id);
CREATE INDEX contract_accounts_hash ON public.contract_accounts USING btree (centre_id, account_hash);
CREATE INDEX contract_co_borrowers_person ON public.contract_co_borrowers USING btree (centre_id, id_number_hash);
CREATE INDEX contracts_borrower ON public.contracts USING btree (centre_id, borrower_id, id);
CREATE INDEX contracts_status ON public.contracts USING btree (centre_id, status, id);
CREATE INDEX credit_rows_month ON public.credit_rows USING btree (centre_id, month, loan_id);
CREATE UNIQUE INDEX data_keys_current ON public.data_keys USING btree (centre_id) WHERE (retired_at IS NULL);
CREATE INDEX demands_borrower ON public.demands USING btree (centre_id, borrower_id, issued_on);
CREATE INDEX documents_borrower ON public.documents USING btree (centre_id, borrower_id, id);
CREATE INDEX documents_storage ON public.documents USING btree (centre_id, storage_key);
CREATE INDEX documents_subject ON public.documents USING btree (centre_id, subject_id, id);
CREATE UNIQUE INDEX documents_content ON public.documents USING btree (centre_id, subject_kind, subject_id, content_hash) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX hardship_recognitions_current ON public.hardship_recognitions USING btree (centre_id, academic_year, id_number_hash) WHERE (status = 'recognised'::text);
CREATE UNIQUE INDEX hardship_recognitions_open ON public.hardship_recognitions USING btree (centre_id, academic_year, id_number_hash) WHERE (status = ANY (ARRAY['submitted'::text, 'publicised'::text]));
CREATE INDEX hardship_recognitions_status ON public.hardship_recognitions USING btree (centre_id, status, id);
CREATE INDEX import_rows_content ON public.import_rows USING btree (centre_id, content_hash);
CREATE UNIQUE INDEX imports_once ON public.imports USING btree (centre_id, kind, sha256) WHERE (status = ANY (ARRAY['committing'::text, 'stopped'::text, 'committed'::text]));
CREATE UNIQUE INDEX issued_statements_code ON public.issued_statements USING btree (centre_id, code_hash);
CREATE INDEX issued_statements_loan ON public.issued_statements USING btree (centre_id, loan_id, id);
CREATE UNIQUE INDEX issued_statements_number ON public.issued_statements USING btree (centre_id, number);
CREATE INDEX issued_statements_storage ON public.issued_statements USING btree (centre_id, storage_key);
CREATE UNIQUE INDEX legal_holds_in_force ON public.legal_holds USING btree (centre_id, borrower_id) WHERE (lifted_on IS NULL);
CREATE INDEX lender_balances_contract ON public.lender_balances USING btree (centre_id, contract_no);
CREATE UNIQUE INDEX lender_book_modes_one_proposal ON public.lender_book_modes USING btree (centre_id) WHERE (status = 'proposed'::text);
CREATE UNIQUE INDEX lender_book_modes_one_a_day ON public.lender_book_modes USING btree (centre_id, effective_on) WHERE (status = 'approved'::text);
CREATE INDEX lender_differences_contract ON public.lender_differences USING btree (centre_id, contract_no);
CREATE UNIQUE INDEX lender_differences_once ON public.lender_differences USING btree (centre_id, import_id, contract_no, field);
CREATE INDEX lender_differences_status ON public.lender_differences USING btree (centre_id, status, id);
CREATE INDEX lender_statements_on ON public.lender_statements USING btree (centre_id, statement_on);
CREATE INDEX limitation_events_loan ON public.limitation_events USING btree (centre_id, loan_id, occurred_on);
CREATE INDEX loan_settlements_due ON public.loan_settlements USING btree (centre_id, due_on, loan_id);
CREATE INDEX loan_standings_overdue ON public.loan_standings USING btree (centre_id, oldest_unpaid_on) WHERE (oldest_unpaid_on IS NOT NULL);
CREATE UNIQUE INDEX loan_write_offs_one ON public.loan_write_offs USING btree (centre_id, loan_id) WHERE (status <> 'rejected'::text);
CREATE INDEX loan_write_offs_status ON public.loan_write_offs USING btree (centre_id, status, id);
CREATE INDEX loans_borrower ON public.loans USING btree (centre_id, borrower_id);
CREATE INDEX notices_planned ON public.notices USING btree (created_at) WHERE (status = 'planned'::text);
CREATE INDEX outbox_waiting ON public.outbox USING btree (created_at) WHERE (relayed_at IS NULL);
CREATE INDEX payment_promises_borrower ON public.payment_promises USING btree (centre_id, borrower_id, made_on);
CREATE INDEX policy_backtests_proposal ON public.policy_backtests USING btree (centre_id, proposal_id, started_at);
CREATE UNIQUE INDEX pre_applications_year ON public.pre_applications USING btree (centre_id, academic_year, id_number_hash) WHERE (status <> ALL (ARRAY['rejected'::text, 'withdrawn'::text]));
CREATE INDEX pre_applications_status ON public.pre_applications USING btree (centre_id, status, id);
CREATE UNIQUE INDEX prepayments_one_open ON public.prepayments USING btree (centre_id, loan_id) WHERE (status = ANY (ARRAY['quoted'::text, 'awaiting-money'::text]));
CREATE INDEX prepayments_request ON public.prepayments USING btree (centre_id, request_id);
CREATE INDEX prepayments_status ON public.prepayments USING btree (centre_id, status, id);
CREATE INDEX publicity_objections_subject ON public.publicity_objections USING btree (centre_id, subject_id);
CREATE INDEX receipt_parts_loan ON public.receipt_parts USING btree (centre_id, loan_id);
CREATE UNIQUE INDEX receipt_steps_one_open ON public.receipt_steps USING btree (centre_id, receipt_id) WHERE (status = 'proposed'::text);
CREATE INDEX receipts_unremitted ON public.receipts USING btree (centre_id, id) WHERE (remittance_id IS NULL);
CREATE INDEX receipts_import ON public.receipts USING btree (centre_id, import_id, "row");
CREATE INDEX receipts_loan ON public.receipts USING btree (centre_id, loan_id, value_on);
CREATE INDEX receipts_open ON public.receipts USING btree (centre_id, received_on) WHERE (state = ANY (ARRAY['held'::text, 'orphan'::text]));
CREATE INDEX refunds_loan ON public.refunds USING btree (centre_id, loan_id);
CREATE UNIQUE INDEX rescue_loans_one_open ON public.rescue_loans USING btree (centre_id, loan_id) WHERE open;
CREATE INDEX rescues_borrower ON public.rescues USING btree (centre_id, borrower_id, id);
CREATE INDEX rescues_status ON public.rescues USING btree (centre_id, status, id);
CREATE INDEX retention_items_subject ON public.retention_items USING btree (centre_id, subject_id);
CREATE UNIQUE INDEX retention_runs_open ON public.retention_runs USING btree (centre_id) WHERE (status <> 'done'::text);
CREATE INDEX reversals_status ON public.reversals USING btree (centre_id, status, id);
CREATE UNIQUE INDEX reversals_one_open ON public.reversals USING btree (centre_id, subject_id) WHERE (status = 'proposed'::text);
CREATE INDEX schools_division ON public.schools USING btree (division_code, code);
CREATE INDEX search_keys_subject ON public.search_keys USING btree (centre_id, subject_id);
CREATE INDEX subsidy_claim_lines_loan ON public.subsidy_claim_lines USING btree (centre_id, loan_id, due_on);
CREATE UNIQUE INDEX subsidy_claims_one_waiting ON public.subsidy_claims USING btree (centre_id, kind, payer) WHERE (status = 'prepared'::text);

ALTER TABLE auth."user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.recovery_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.second_factors ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.service_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.sign_in_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.staff_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.volunteer_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.volunteers ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.amount_raises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.application_drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.application_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.archive_bags ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.archive_export_slices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.archive_exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.audit_anchors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.audit_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.audit_seals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.audit_unsealed ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.batch_chunks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.batch_failures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.batch_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.batch_tie_outs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.borrower_conditions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.borrower_contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.borrowers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.business_dates ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.change_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.collection_cases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.collection_contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.compensations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contract_accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contract_co_borrowers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contract_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contract_signatures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.contracts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.credit_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.credit_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.data_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.deferrals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.deficiency_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.demand_deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.demands ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.document_prints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.document_upload_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.guardian_consents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.hardship_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.hardship_recognitions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.import_differences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.import_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.imports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.interest_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.issued_statements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.legal_holds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.lender_balances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.lender_book_modes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.lender_differences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.lender_statements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.limitation_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_class_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_facts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_rates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_settlements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_standings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loan_write_offs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.loans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.locators ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.number_series ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.payment_promises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.planned_class_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.planned_settlements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.planned_standings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.planned_transfers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.policy_backtest_loans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.policy_backtests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.pre_application_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.pre_applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.prepayments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publicity_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publicity_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.publicity_objections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.receipt_duplicates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.receipt_parts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.receipt_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.receipts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.refresh_conflicts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.refunds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.remittances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.rescue_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.rescue_loans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.rescues ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.retention_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.retention_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.reversals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.review_openings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.risk_fund_years ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.search_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.subsidy_claim_lines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.subsidy_claims ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.transfers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_people ON auth."user" AS PERMISSIVE FOR ALL TO public
  USING ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = "user".id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = "user".id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))));
CREATE POLICY every_centre ON auth."user" AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_people ON auth.account AS PERMISSIVE FOR ALL TO public
  USING ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = account.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = account.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))));
CREATE POLICY every_centre ON auth.account AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_people ON auth.recovery_codes AS PERMISSIVE FOR ALL TO public
  USING ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = recovery_codes.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = recovery_codes.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))));
CREATE POLICY every_centre ON auth.recovery_codes AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_people ON auth.second_factors AS PERMISSIVE FOR ALL TO public
  USING ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = second_factors.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM auth.staff_members m
  WHERE ((m.user_id = second_factors.user_id) AND (m.centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text))))));
CREATE POLICY every_centre ON auth.second_factors AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON auth.service_keys AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON auth.service_keys AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON auth.sign_in_policies AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON auth.sign_in_policies AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON auth.staff_members AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON auth.staff_members AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON auth.volunteer_codes AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON auth.volunteer_codes AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON auth.volunteers AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON auth.volunteers AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON public.amount_raises AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.application_drafts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.application_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.applications AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY national_figures ON public.applications AS PERMISSIVE FOR SELECT TO bursar_national
  USING (true);
CREATE POLICY own_centre ON public.archive_bags AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.archive_export_slices AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.archive_exports AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.audit_anchors AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.audit_rows AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.audit_seals AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.audit_unsealed AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.batch_chunks AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.batch_failures AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.batch_runs AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.batch_tie_outs AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.borrower_conditions AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.borrower_contacts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.borrowers AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.business_dates AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON public.business_dates AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON public.change_requests AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.collection_cases AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.collection_contacts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.compensations AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.contract_accounts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.contract_co_borrowers AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.contract_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.contract_signatures AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.contracts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY national_figures ON public.contracts AS PERMISSIVE FOR SELECT TO bursar_national
  USING (true);
CREATE POLICY own_centre ON public.credit_notices AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.credit_rows AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.data_keys AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.deferrals AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.deficiency_notices AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.demand_deliveries AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.demands AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.document_prints AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.document_upload_links AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.documents AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.guardian_consents AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.hardship_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.hardship_recognitions AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.idempotency_keys AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.import_differences AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.import_rows AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.imports AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.interest_entries AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.issued_statements AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.legal_holds AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.lender_balances AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.lender_book_modes AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.lender_differences AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.lender_statements AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.limitation_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_class_changes AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_facts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_rates AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_settlements AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_standings AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loan_write_offs AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.loans AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.locators AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY every_centre ON public.locators AS PERMISSIVE FOR SELECT TO public
  USING (true);
CREATE POLICY own_centre ON public.notices AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.number_series AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.outbox AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY refolds_of_every_centre ON public.outbox AS PERMISSIVE FOR INSERT TO bursar_policy
  WITH CHECK ((job = 'policy.refold'::text));
CREATE POLICY own_centre ON public.payment_promises AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.planned_class_changes AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.planned_settlements AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.planned_standings AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.planned_transfers AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.policy_backtest_loans AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.policy_backtests AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.pre_application_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.pre_applications AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.prepayments AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.publicity_entries AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.publicity_notices AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.publicity_objections AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.receipt_duplicates AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.receipt_parts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.receipt_steps AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.receipts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.refresh_conflicts AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.refunds AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.remittances AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.rescue_events AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.rescue_loans AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.rescues AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.retention_items AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.retention_runs AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.reversals AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.review_openings AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.risk_fund_years AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.search_keys AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.subsidy_claim_lines AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.subsidy_claims AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));
CREATE POLICY own_centre ON public.transfers AS PERMISSIVE FOR ALL TO public
  USING ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)))
  WITH CHECK ((centre_id = NULLIF(current_setting('bursar.centre'::text, true), ''::text)));

GRANT EXECUTE ON FUNCTION public.register_divisions(date,boolean,text,text,jsonb) TO bursar_app;
GRANT EXECUTE ON FUNCTION public.register_schools(date,text,text,jsonb) TO bursar_app;
GRANT EXECUTE ON FUNCTION public.register_universities(date,boolean,text,text,jsonb) TO bursar_app;
GRANT USAGE ON SCHEMA auth TO bursar_app;
GRANT USAGE ON SCHEMA public TO bursar_app;
GRANT USAGE ON SCHEMA public TO bursar_batch;
GRANT USAGE ON SCHEMA public TO bursar_national;
GRANT USAGE ON SCHEMA public TO bursar_policy;
GRANT INSERT, SELECT, UPDATE ON auth."user" TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON auth.account TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.graduate_code_requests TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.graduate_codes TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.graduate_sessions TO bursar_app;
GRANT DELETE, INSERT, SELECT ON auth.recovery_codes TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.second_factors TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON auth.service_keys TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.session TO bursar_app;
GRANT DELETE, INSERT, SELECT ON auth.sign_in_failures TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON auth.sign_in_policies TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON auth.staff_members TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.verification TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON auth.volunteer_codes TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON auth.volunteer_sessions TO bursar_app;
GRANT INSERT, SELECT ON auth.volunteers TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.amount_raises TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.amount_raises TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.application_drafts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.application_drafts TO bursar_batch;
GRANT INSERT, SELECT ON public.application_events TO bursar_app;
GRANT INSERT, SELECT ON public.application_events TO bursar_batch;
GRANT SELECT ON public.applications (academic_year) TO bursar_national;
GRANT SELECT ON public.applications (amount_fen) TO bursar_national;
GRANT SELECT ON public.applications (centre_id) TO bursar_national;
GRANT SELECT ON public.applications (hardship_category) TO bursar_national;
GRANT SELECT ON public.applications (id) TO bursar_national;
GRANT SELECT ON public.applications (kind) TO bursar_national;
GRANT SELECT ON public.applications (level) TO bursar_national;
GRANT SELECT ON public.applications (status) TO bursar_national;
GRANT SELECT ON public.applications (university_code) TO bursar_national;
GRANT INSERT, SELECT, UPDATE ON public.applications TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.applications TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.archive_bags TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.archive_bags TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.archive_export_slices TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.archive_export_slices TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.archive_exports TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.archive_exports TO bursar_batch;
GRANT SELECT ON public.audit_anchors TO bursar_app;
GRANT INSERT, SELECT ON public.audit_anchors TO bursar_batch;
GRANT SELECT ON public.audit_rows (centre_id) TO bursar_policy;
GRANT SELECT ON public.audit_rows (id) TO bursar_policy;
GRANT INSERT, SELECT ON public.audit_rows TO bursar_app;
GRANT INSERT, SELECT ON public.audit_rows TO bursar_batch;
GRANT INSERT ON public.audit_rows TO bursar_policy;
GRANT SELECT ON public.audit_seals TO bursar_app;
GRANT INSERT, SELECT ON public.audit_seals TO bursar_batch;
GRANT INSERT, SELECT ON public.audit_unsealed TO bursar_app;
GRANT DELETE, INSERT, SELECT ON public.audit_unsealed TO bursar_batch;
GRANT INSERT ON public.audit_unsealed TO bursar_policy;
GRANT INSERT, SELECT, UPDATE ON public.batch_chunks TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.batch_chunks TO bursar_batch;
GRANT UPDATE ON public.batch_failures (retried_by) TO bursar_app;
GRANT UPDATE ON public.batch_failures (retried_by) TO bursar_batch;
GRANT INSERT, SELECT ON public.batch_failures TO bursar_app;
GRANT INSERT, SELECT ON public.batch_failures TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.batch_runs TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.batch_runs TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.batch_tie_outs TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.batch_tie_outs TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.borrower_conditions TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.borrower_conditions TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.borrower_contacts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.borrower_contacts TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.borrowers TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.borrowers TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.business_dates TO bursar_app;
GRANT SELECT ON public.business_dates TO bursar_batch;
GRANT SELECT ON public.business_dates TO bursar_policy;
GRANT SELECT ON public.centres TO bursar_app;
GRANT SELECT ON public.centres TO bursar_batch;
GRANT SELECT ON public.centres TO bursar_national;
GRANT SELECT ON public.centres TO bursar_policy;
GRANT INSERT, SELECT, UPDATE ON public.change_requests TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.change_requests TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.collection_cases TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.collection_cases TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.collection_contacts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.collection_contacts TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.compensations TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.compensations TO bursar_batch;
GRANT INSERT, SELECT ON public.contract_accounts TO bursar_app;
GRANT INSERT, SELECT ON public.contract_accounts TO bursar_batch;
GRANT INSERT, SELECT ON public.contract_co_borrowers TO bursar_app;
GRANT INSERT, SELECT ON public.contract_co_borrowers TO bursar_batch;
GRANT INSERT, SELECT ON public.contract_events TO bursar_app;
GRANT INSERT, SELECT ON public.contract_events TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.contract_signatures TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.contract_signatures TO bursar_batch;
GRANT SELECT ON public.contracts (application_id) TO bursar_national;
GRANT SELECT ON public.contracts (centre_id) TO bursar_national;
GRANT SELECT ON public.contracts (disbursed_on) TO bursar_national;
GRANT SELECT ON public.contracts (id) TO bursar_national;
GRANT SELECT ON public.contracts (principal_fen) TO bursar_national;
GRANT SELECT ON public.contracts (status) TO bursar_national;
GRANT INSERT, SELECT, UPDATE ON public.contracts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.contracts TO bursar_batch;
GRANT INSERT, SELECT ON public.credit_notices TO bursar_app;
GRANT INSERT, SELECT ON public.credit_notices TO bursar_batch;
GRANT INSERT, SELECT ON public.credit_rows TO bursar_app;
GRANT INSERT, SELECT ON public.credit_rows TO bursar_batch;
GRANT INSERT, SELECT ON public.data_keys TO bursar_app;
GRANT INSERT, SELECT ON public.data_keys TO bursar_batch;
GRANT INSERT, SELECT ON public.data_keys TO bursar_policy;
GRANT INSERT, SELECT ON public.deferrals TO bursar_app;
GRANT INSERT, SELECT ON public.deferrals TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.deficiency_notices TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.deficiency_notices TO bursar_batch;
GRANT INSERT, SELECT ON public.demand_deliveries TO bursar_app;
GRANT INSERT, SELECT ON public.demand_deliveries TO bursar_batch;
GRANT INSERT, SELECT ON public.demands TO bursar_app;
GRANT INSERT, SELECT ON public.demands TO bursar_batch;
GRANT SELECT ON public.divisions TO bursar_app;
GRANT SELECT ON public.divisions TO bursar_batch;
GRANT INSERT, SELECT ON public.document_prints TO bursar_app;
GRANT INSERT, SELECT ON public.document_prints TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.document_upload_links TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.document_upload_links TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.documents TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.documents TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.guardian_consents TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.guardian_consents TO bursar_batch;
GRANT INSERT, SELECT ON public.hardship_events TO bursar_app;
GRANT INSERT, SELECT ON public.hardship_events TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.hardship_recognitions TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.hardship_recognitions TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.idempotency_keys TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.idempotency_keys TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.idempotency_keys TO bursar_policy;
GRANT INSERT, SELECT, UPDATE ON public.import_differences TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.import_differences TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.import_rows TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.import_rows TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.imports TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.imports TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.interest_entries TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.interest_entries TO bursar_batch;
GRANT INSERT, SELECT ON public.issued_statements TO bursar_app;
GRANT INSERT, SELECT ON public.issued_statements TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.legal_holds TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.legal_holds TO bursar_batch;
GRANT INSERT, SELECT ON public.lender_balances TO bursar_app;
GRANT INSERT, SELECT ON public.lender_balances TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.lender_book_modes TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.lender_book_modes TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.lender_differences TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.lender_differences TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.lender_statements TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.lender_statements TO bursar_batch;
GRANT INSERT, SELECT ON public.limitation_events TO bursar_app;
GRANT INSERT, SELECT ON public.limitation_events TO bursar_batch;
GRANT INSERT, SELECT ON public.loan_class_changes TO bursar_app;
GRANT INSERT, SELECT ON public.loan_class_changes TO bursar_batch;
GRANT INSERT, SELECT ON public.loan_facts TO bursar_app;
GRANT INSERT, SELECT ON public.loan_facts TO bursar_batch;
GRANT INSERT, SELECT ON public.loan_rates TO bursar_app;
GRANT INSERT, SELECT ON public.loan_rates TO bursar_batch;
GRANT INSERT, SELECT ON public.loan_settlements TO bursar_app;
GRANT INSERT, SELECT ON public.loan_settlements TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.loan_standings TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.loan_standings TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.loan_write_offs TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.loan_write_offs TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.loans TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.loans TO bursar_batch;
GRANT INSERT, SELECT ON public.locators TO bursar_app;
GRANT INSERT, SELECT ON public.locators TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.notices TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.notices TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.number_series TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.number_series TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.outbox TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.outbox TO bursar_batch;
GRANT INSERT, SELECT ON public.outbox TO bursar_policy;
GRANT INSERT, SELECT ON public.payment_promises TO bursar_app;
GRANT INSERT, SELECT ON public.payment_promises TO bursar_batch;
GRANT INSERT, SELECT ON public.planned_class_changes TO bursar_app;
GRANT DELETE, INSERT, SELECT ON public.planned_class_changes TO bursar_batch;
GRANT INSERT, SELECT ON public.planned_settlements TO bursar_app;
GRANT DELETE, INSERT, SELECT ON public.planned_settlements TO bursar_batch;
GRANT INSERT, SELECT ON public.planned_standings TO bursar_app;
GRANT DELETE, INSERT, SELECT ON public.planned_standings TO bursar_batch;
GRANT INSERT, SELECT ON public.planned_transfers TO bursar_app;
GRANT DELETE, INSERT, SELECT ON public.planned_transfers TO bursar_batch;
GRANT INSERT, SELECT ON public.policy_backtest_loans TO bursar_app;
GRANT INSERT, SELECT ON public.policy_backtest_loans TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.policy_backtests TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.policy_backtests TO bursar_batch;
GRANT SELECT ON public.policy_backtests TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (activated_by) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (activated_on) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (backtest_id) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (checked_on) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (checker_id) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (close_reason) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (closed_by) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (policy_stamp) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (refold_from) TO bursar_policy;
GRANT UPDATE ON public.policy_proposals (status) TO bursar_policy;
GRANT SELECT ON public.policy_proposals TO bursar_app;
GRANT SELECT ON public.policy_proposals TO bursar_batch;
GRANT INSERT, SELECT ON public.policy_proposals TO bursar_policy;
GRANT SELECT ON public.policy_rows TO bursar_app;
GRANT SELECT ON public.policy_rows TO bursar_batch;
GRANT SELECT ON public.policy_rows TO bursar_national;
GRANT INSERT, SELECT ON public.policy_rows TO bursar_policy;
GRANT INSERT, SELECT ON public.pre_application_events TO bursar_app;
GRANT INSERT, SELECT ON public.pre_application_events TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.pre_applications TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.pre_applications TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.prepayments TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.prepayments TO bursar_batch;
GRANT INSERT, SELECT ON public.publicity_entries TO bursar_app;
GRANT INSERT, SELECT ON public.publicity_entries TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.publicity_notices TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.publicity_notices TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.publicity_objections TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.publicity_objections TO bursar_batch;
GRANT INSERT, SELECT ON public.receipt_duplicates TO bursar_app;
GRANT INSERT, SELECT ON public.receipt_duplicates TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.receipt_parts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.receipt_parts TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.receipt_steps TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.receipt_steps TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.receipts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.receipts TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.refresh_conflicts TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.refresh_conflicts TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.refunds TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.refunds TO bursar_batch;
GRANT SELECT ON public.registry_editions TO bursar_app;
GRANT SELECT ON public.registry_editions TO bursar_batch;
GRANT INSERT, SELECT ON public.remittances TO bursar_app;
GRANT INSERT, SELECT ON public.remittances TO bursar_batch;
GRANT INSERT, SELECT ON public.rescue_events TO bursar_app;
GRANT INSERT, SELECT ON public.rescue_events TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.rescue_loans TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.rescue_loans TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.rescues TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.rescues TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.retention_items TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.retention_items TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.retention_runs TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.retention_runs TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.reversals TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.reversals TO bursar_batch;
GRANT INSERT, SELECT ON public.review_openings TO bursar_app;
GRANT INSERT, SELECT ON public.review_openings TO bursar_batch;
GRANT INSERT, SELECT ON public.risk_fund_years TO bursar_app;
GRANT INSERT, SELECT ON public.risk_fund_years TO bursar_batch;
GRANT SELECT ON public.schools TO bursar_app;
GRANT SELECT ON public.schools TO bursar_batch;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.search_keys TO bursar_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON public.search_keys TO bursar_batch;
GRANT INSERT, SELECT ON public.subsidy_claim_lines TO bursar_app;
GRANT INSERT, SELECT ON public.subsidy_claim_lines TO bursar_batch;
GRANT INSERT, SELECT, UPDATE ON public.subsidy_claims TO bursar_app;
GRANT INSERT, SELECT, UPDATE ON public.subsidy_claims TO bursar_batch;
GRANT INSERT, SELECT ON public.transfers TO bursar_app;
GRANT INSERT, SELECT ON public.transfers TO bursar_batch;
GRANT SELECT ON public.universities TO bursar_app;
GRANT SELECT ON public.universities TO bursar_batch;
GRANT SELECT ON public.universities TO bursar_national;
GRANT SELECT ON public.university_names TO bursar_app;
GRANT SELECT ON public.university_names TO bursar_batch;

CREATE OR REPLACE FUNCTION auth.keep_reserved_roles()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  reserved CONSTANT text[] := ARRAY['national', 'demo', 'volunteer', 'graduate'];
  before text[] := '{}';
BEGIN
  IF current_user <> 'bursar_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.user_id <> OLD.user_id THEN
      RAISE EXCEPTION 'a place is not handed to another account' USING ERRCODE = 'check_violation';
    END IF;
    before := OLD.roles;
  END IF;
  IF EXISTS (
    SELECT 1 FROM unnest(reserved) AS role WHERE (role = ANY (NEW.roles)) <> (role = ANY (before))
  ) THEN
    RAISE EXCEPTION 'a reserved role is given by the owner alone' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_business_date_of_live_centre()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM centres WHERE id = NEW.centre_id AND demo) THEN
    RAISE EXCEPTION 'centre % is not a demo centre', NEW.centre_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_unapproved_policy()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_user <> 'bursar_policy' THEN RETURN NEW; END IF;
  IF NOT EXISTS (
    SELECT 1 FROM policy_proposals p, jsonb_array_elements(p.rows) r
    WHERE p.id = NEW.proposal_id AND p.status = 'approved'
      AND r ->> 'kind' = NEW.kind AND coalesce(r ->> 'key', '') = NEW.key
      AND (r ->> 'effectiveFrom')::date = NEW.effective_from
      AND r -> 'value' = NEW.value AND r ->> 'source' = NEW.source
  ) THEN
    RAISE EXCEPTION 'policy row %/% is in no approved proposal', NEW.kind, NEW.key
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $function$;
CREATE OR REPLACE FUNCTION public.register_divisions(edition date, is_complete boolean, sha256 text, source text, entries jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241303);
  IF jsonb_array_length(entries) > 20000 OR EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, "isCurrent" boolean,
      initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^[1-9]\d{5}$' OR e.name IS NULL
      OR e.name !~ '^[^[:cntrl:]<>]{1,40}$' OR e."isCurrent" IS NULL OR e.initials IS NULL
      OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no division' USING ERRCODE = 'check_violation';
  END IF;
  IF is_complete THEN
    UPDATE divisions SET is_current = false WHERE is_current;
  END IF;
  INSERT INTO divisions AS known (code, name, level, is_current, initials, pinyin)
  SELECT e.code, e.name, CASE WHEN e.code LIKE '%0000' THEN 'province'
    WHEN e.code LIKE '%00' THEN 'prefecture' ELSE 'county' END, e."isCurrent", e.initials, e.pinyin
  FROM jsonb_to_recordset(entries) AS e(code text, name text, "isCurrent" boolean, initials text, pinyin text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, is_current = excluded.is_current,
    initials = excluded.initials, pinyin = excluded.pinyin
  WHERE excluded.is_current OR NOT known.is_current;
  GET DIAGNOSTICS written = ROW_COUNT;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('divisions', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $function$;
CREATE OR REPLACE FUNCTION public.register_schools(edition date, sha256 text, source text, entries jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241302);
  IF jsonb_array_length(entries) > 50000 OR EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, "divisionCode" text,
      initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^3[46]\d{8}$' OR e.name IS NULL
      OR e.name !~ '^[^[:cntrl:]<>]{2,60}$' OR e."divisionCode" IS NULL
      OR e."divisionCode" !~ '^\d{6}$' OR e.initials IS NULL OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no secondary school' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO schools AS known (code, name, division_code, kind, initials, pinyin, edition_on)
  SELECT e.code, e.name, e."divisionCode",
    CASE WHEN e.code LIKE '36%' THEN 'vocational' ELSE 'senior' END, e.initials, e.pinyin, edition
  FROM jsonb_to_recordset(entries) AS e(code text, name text, "divisionCode" text, initials text, pinyin text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, division_code = excluded.division_code,
    initials = excluded.initials, pinyin = excluded.pinyin, status = 'listed',
    edition_on = excluded.edition_on
  WHERE known.edition_on <= excluded.edition_on;
  GET DIAGNOSTICS written = ROW_COUNT;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('schools', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $function$;
CREATE OR REPLACE FUNCTION public.register_universities(edition date, is_complete boolean, sha256 text, source text, entries jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241301);
  IF jsonb_array_length(entries) > 10000 THEN
    RAISE EXCEPTION 'more universities than there are' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, identifier text, kind text,
      "provinceCode" text, level text, ownership text, "mergedIntoCode" text, initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^\d{5}$' OR e.name IS NULL OR e.name !~ '^[^[:cntrl:]<>]{2,60}$'
      OR e.identifier !~ '^4[12]\d{8}$' OR e.kind NOT IN ('regular', 'adult')
      OR e."provinceCode" !~ '^\d{2}$' OR e.level NOT IN ('undergraduate', 'junior-college')
      OR e.ownership NOT IN ('public', 'private', 'joint') OR e."mergedIntoCode" !~ '^\d{5}$'
      OR e.initials IS NULL OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no university' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO universities AS known (code, name, identifier, kind, province_code, department, location,
    level, ownership, status, merged_into_code, edition_on)
  SELECT e.code, e.name, e.identifier, coalesce(e.kind, 'regular'), e."provinceCode", e.department,
    e.location, e.level, e.ownership,
    CASE WHEN e."mergedIntoCode" IS NULL THEN 'listed' ELSE 'merged' END, e."mergedIntoCode", edition
  FROM jsonb_to_recordset(entries) AS e(code text, name text, identifier text, kind text,
    "provinceCode" text, department text, location text, level text, ownership text, "mergedIntoCode" text)
  ON CONFLICT (code) DO UPDATE SET
    name = excluded.name,
    identifier = coalesce(excluded.identifier, known.identifier),
    kind = excluded.kind,
    province_code = coalesce(excluded.province_code, known.province_code),
    department = coalesce(excluded.department, known.department),
    location = coalesce(excluded.location, known.location),
    level = coalesce(excluded.level, known.level),
    ownership = coalesce(excluded.ownership, known.ownership),
    status = excluded.status,
    merged_into_code = excluded.merged_into_code,
    edition_on = excluded.edition_on
  WHERE known.edition_on <= excluded.edition_on;
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE university_names n SET kind = 'former', replaced_on = edition
  FROM universities u WHERE u.code = n.code AND n.kind = 'official' AND n.name <> u.name;
  INSERT INTO university_names (code, name, kind, initials, pinyin, replaced_on)
  SELECT e.code, e.name, CASE WHEN u.name = e.name THEN 'official' ELSE 'former' END, e.initials,
    e.pinyin, CASE WHEN u.name = e.name THEN NULL ELSE u.edition_on END
  FROM jsonb_to_recordset(entries) AS e(code text, name text, initials text, pinyin text)
  JOIN universities u ON u.code = e.code
  ON CONFLICT (code, name) DO UPDATE SET kind = excluded.kind, replaced_on = excluded.replaced_on
  WHERE excluded.kind = 'official';
  INSERT INTO university_names (code, name, kind, initials, pinyin)
  SELECT e.code, s.name, 'short', s.initials, s.pinyin
  FROM jsonb_to_recordset(entries) AS e(code text, "shortNames" jsonb)
  CROSS JOIN jsonb_to_recordset(coalesce(e."shortNames", '[]')) AS s(name text, initials text, pinyin text)
  ON CONFLICT (code, name) DO NOTHING;
  IF is_complete THEN
    UPDATE universities SET status = 'unlisted'
    WHERE status = 'listed' AND edition_on < edition AND kind IN (
      SELECT coalesce(e.kind, 'regular') FROM jsonb_to_recordset(entries) AS e(kind text));
  END IF;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('universities', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $function$;

CREATE TRIGGER staff_members_reserved_roles BEFORE INSERT OR UPDATE ON auth.staff_members FOR EACH ROW EXECUTE FUNCTION auth.keep_reserved_roles();
CREATE TRIGGER business_dates_demo_only BEFORE INSERT OR UPDATE ON public.business_dates FOR EACH ROW EXECUTE FUNCTION public.refuse_business_date_of_live_centre();
CREATE TRIGGER policy_rows_approved BEFORE INSERT ON public.policy_rows FOR EACH ROW EXECUTE FUNCTION public.refuse_unapproved_policy();
