CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"academic_year" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"hardship_category" text NOT NULL,
	"high_school" text NOT NULL,
	"university_code" text NOT NULL,
	"department" text NOT NULL,
	"major" text NOT NULL,
	"level" text NOT NULL,
	"programme_years" integer NOT NULL,
	"entry_year" integer NOT NULL,
	"graduation_year" integer NOT NULL,
	"student_number" text NOT NULL,
	"tuition_fen" bigint NOT NULL,
	"accommodation_fen" bigint NOT NULL,
	"co_borrower_name" text NOT NULL,
	"co_borrower_relation" text NOT NULL,
	"co_borrower_id_number_sealed" text NOT NULL,
	"co_borrower_id_number_hash" "bytea" NOT NULL,
	"co_borrower_phone_sealed" text NOT NULL,
	"warnings" jsonb NOT NULL,
	"import_id" text,
	"submitted_on" date NOT NULL,
	"maker_id" text NOT NULL,
	"checker_id" text,
	"reviewed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "applications_year" UNIQUE("centre_id","borrower_id","academic_year"),
	CONSTRAINT "applications_two_people" CHECK ("applications"."maker_id" <> "applications"."checker_id"),
	CONSTRAINT "applications_amount" CHECK ("applications"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_rows" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" text NOT NULL,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL,
	"ip" text,
	CONSTRAINT "audit_rows_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE TABLE "batch_chunks" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"chunk" integer NOT NULL,
	"item_ids" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"amount_fen" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "batch_chunks_centre_id_run_id_chunk_pk" PRIMARY KEY("centre_id","run_id","chunk")
);
--> statement-breakpoint
CREATE TABLE "batch_failures" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"item_id" text NOT NULL,
	"cause" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batch_failures_centre_id_run_id_item_id_pk" PRIMARY KEY("centre_id","run_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "batch_runs" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"business_on" date NOT NULL,
	"sequence" integer NOT NULL,
	"status" text NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"amount_fen" bigint DEFAULT 0 NOT NULL,
	"plan_hash" text,
	"source_id" text,
	"planned_by" text NOT NULL,
	"approved_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "batch_runs_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "batch_runs_once" UNIQUE("centre_id","kind","business_on","sequence"),
	CONSTRAINT "batch_runs_two_people" CHECK ("batch_runs"."planned_by" <> "batch_runs"."approved_by")
);
--> statement-breakpoint
CREATE TABLE "borrowers" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"ethnicity" text NOT NULL,
	"township" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"phone_sealed" text NOT NULL,
	"phone_hash" "bytea" NOT NULL,
	"phone_source" text NOT NULL,
	"phone_since" date NOT NULL,
	"phone_confirmed_on" date,
	"phone_before_sealed" text,
	"graduation_year" integer NOT NULL,
	"university_code" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "borrowers_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "borrowers_id_number" UNIQUE("centre_id","id_number_hash")
);
--> statement-breakpoint
CREATE TABLE "business_dates" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"business_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "centres" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"division_code" text NOT NULL,
	"demo" boolean NOT NULL,
	"contract_prefix" text NOT NULL,
	"contract_serial_from" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_events" (
	"centre_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"event" text NOT NULL,
	"actor_id" text NOT NULL,
	"occurred_on" date NOT NULL,
	"detail" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_events_centre_id_contract_id_sequence_pk" PRIMARY KEY("centre_id","contract_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "contract_signatures" (
	"centre_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"party" text NOT NULL,
	"method" text NOT NULL,
	"signed_on" date NOT NULL,
	"recorded_by" text NOT NULL,
	"confirmed_by" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_signatures_centre_id_contract_id_party_pk" PRIMARY KEY("centre_id","contract_id","party"),
	CONSTRAINT "contract_signatures_two_people" CHECK ("contract_signatures"."recorded_by" <> "contract_signatures"."confirmed_by")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"contract_no" text NOT NULL,
	"application_id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"status" text NOT NULL,
	"principal_fen" bigint NOT NULL,
	"issued_on" date NOT NULL,
	"signed_on" date,
	"accepted_on" date,
	"receipt_code" text,
	"receipt_recorded_on" date,
	"tuition_due_fen" bigint,
	"lender_approved_on" date,
	"disbursed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contracts_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "contracts_application" UNIQUE("centre_id","application_id"),
	CONSTRAINT "contracts_number" UNIQUE("centre_id","contract_no"),
	CONSTRAINT "contracts_principal" CHECK ("contracts"."principal_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "auth"."graduate_code_requests" (
	"subject_hash" "bytea" NOT NULL,
	"request_id" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "graduate_code_requests_subject_hash_request_id_pk" PRIMARY KEY("subject_hash","request_id")
);
--> statement-breakpoint
CREATE TABLE "auth"."graduate_codes" (
	"id_number_hash" "bytea" PRIMARY KEY NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."graduate_sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"centre_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"result" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_centre_id_actor_id_route_key_pk" PRIMARY KEY("centre_id","actor_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"verdict" text NOT NULL,
	"problems" jsonb NOT NULL,
	"content_sealed" text,
	CONSTRAINT "import_rows_centre_id_import_id_row_pk" PRIMARY KEY("centre_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"status" text NOT NULL,
	"rows" integer NOT NULL,
	"accepted" integer NOT NULL,
	"warned" integer NOT NULL,
	"refused" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"unknown_columns" jsonb NOT NULL,
	"business_on" date NOT NULL,
	"staged_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone,
	CONSTRAINT "imports_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE TABLE "loan_facts" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"detail" jsonb NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "loan_facts_centre_id_loan_id_sequence_pk" PRIMARY KEY("centre_id","loan_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "loans" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"contract_id" text NOT NULL,
	"contract_no" text NOT NULL,
	"borrower_id" text NOT NULL,
	"principal_fen" bigint NOT NULL,
	"signed_on" date NOT NULL,
	"disbursed_on" date NOT NULL,
	"graduation_year" integer NOT NULL,
	"subsidy_ends_on" date NOT NULL,
	"matures_on" date NOT NULL,
	"grace_years" integer NOT NULL,
	"rate_basis" text NOT NULL,
	"instalment_unit" text NOT NULL,
	"day_count" text NOT NULL,
	"closed_through" date,
	CONSTRAINT "loans_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "loans_contract" UNIQUE("centre_id","contract_id"),
	CONSTRAINT "loans_contract_no" UNIQUE("centre_id","contract_no"),
	CONSTRAINT "loans_principal" CHECK ("loans"."principal_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "locators" (
	"kind" text NOT NULL,
	"keyed_hash" "bytea" NOT NULL,
	"centre_id" text NOT NULL,
	CONSTRAINT "locators_kind_keyed_hash_centre_id_pk" PRIMARY KEY("kind","keyed_hash","centre_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"loan_id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"step" text NOT NULL,
	"due_on" date NOT NULL,
	"template" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"planned_on" date NOT NULL,
	"run_id" text NOT NULL,
	"channel" text,
	"provider_message_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "notices_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "notices_once" UNIQUE("centre_id","loan_id","due_on","step")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"centre_id" text NOT NULL,
	"name" text NOT NULL,
	"next" bigint NOT NULL,
	CONSTRAINT "number_series_centre_id_name_pk" PRIMARY KEY("centre_id","name")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"centre_id" text NOT NULL,
	"job" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"relayed_at" timestamp with time zone,
	CONSTRAINT "outbox_centre_id_job_key_pk" PRIMARY KEY("centre_id","job","key")
);
--> statement-breakpoint
CREATE TABLE "policy_rows" (
	"kind" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"effective_from" date NOT NULL,
	"value" jsonb NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "policy_rows_kind_key_effective_from_pk" PRIMARY KEY("kind","key","effective_from")
);
--> statement-breakpoint
CREATE TABLE "refresh_conflicts" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"borrower_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refresh_conflicts_centre_id_import_id_row_pk" PRIMARY KEY("centre_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_failures" (
	"subject_hash" "bytea" NOT NULL,
	"attempt_id" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_failures_subject_hash_attempt_id_pk" PRIMARY KEY("subject_hash","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "auth"."staff_members" (
	"user_id" text NOT NULL,
	"centre_id" text NOT NULL,
	"roles" text[] NOT NULL,
	CONSTRAINT "staff_members_user_id_centre_id_pk" PRIMARY KEY("user_id","centre_id")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"fact_sequence" integer NOT NULL,
	"position" integer NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"bearer" text NOT NULL,
	"instalment_due_on" date,
	"value_on" date NOT NULL,
	"posted_on" date NOT NULL,
	CONSTRAINT "transfers_centre_id_loan_id_fact_sequence_position_pk" PRIMARY KEY("centre_id","loan_id","fact_sequence","position"),
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount_fen" > 0),
	CONSTRAINT "transfers_accounts" CHECK ("transfers"."debit_account" <> "transfers"."credit_account")
);
--> statement-breakpoint
CREATE TABLE "universities" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD CONSTRAINT "batch_chunks_centre_id_run_id_batch_runs_centre_id_id_fk" FOREIGN KEY ("centre_id","run_id") REFERENCES "public"."batch_runs"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_failures" ADD CONSTRAINT "batch_failures_centre_id_run_id_batch_runs_centre_id_id_fk" FOREIGN KEY ("centre_id","run_id") REFERENCES "public"."batch_runs"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_events" ADD CONSTRAINT "contract_events_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_centre_id_import_id_imports_centre_id_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."imports"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_facts" ADD CONSTRAINT "loan_facts_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_conflicts" ADD CONSTRAINT "refresh_conflicts_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_centre_id_loan_id_fact_sequence_loan_facts_centre_id_loan_id_sequence_fk" FOREIGN KEY ("centre_id","loan_id","fact_sequence") REFERENCES "public"."loan_facts"("centre_id","loan_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_status" ON "applications" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "audit_rows_subject" ON "audit_rows" USING btree ("centre_id","subject_id","id");--> statement-breakpoint
CREATE INDEX "batch_chunks_open" ON "batch_chunks" USING btree ("created_at") WHERE "batch_chunks"."status" = 'open';--> statement-breakpoint
CREATE INDEX "contracts_status" ON "contracts" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "loans_borrower" ON "loans" USING btree ("centre_id","borrower_id");--> statement-breakpoint
CREATE INDEX "notices_planned" ON "notices" USING btree ("created_at") WHERE "notices"."status" = 'planned';--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("created_at") WHERE "outbox"."relayed_at" is null;--> statement-breakpoint
CREATE INDEX "sign_in_failures_failed_at" ON "auth"."sign_in_failures" USING btree ("failed_at");