CREATE TABLE "credit_notices" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"given_by" text NOT NULL,
	"given_on" date NOT NULL,
	"channel" text NOT NULL,
	"reference" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_notices_centre_id_loan_id_sequence_pk" PRIMARY KEY("centre_id","loan_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "credit_rows" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"month" text NOT NULL,
	"sequence" integer NOT NULL,
	"cut_on" date NOT NULL,
	"status" text NOT NULL,
	"classification" text NOT NULL,
	"balance_fen" bigint NOT NULL,
	"due_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	"overdue_principal_fen" bigint NOT NULL,
	"overdue_interest_fen" bigint NOT NULL,
	"penalty_fen" bigint NOT NULL,
	"overdue_periods" integer NOT NULL,
	"run_id" text NOT NULL,
	"made_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_rows_centre_id_loan_id_month_sequence_pk" PRIMARY KEY("centre_id","loan_id","month","sequence"),
	CONSTRAINT "credit_rows_month_form" CHECK ("credit_rows"."month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "risk_fund_years" (
	"centre_id" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"as_of" date NOT NULL,
	"loans" integer NOT NULL,
	"disbursed_fen" bigint NOT NULL,
	"fund_fen" bigint NOT NULL,
	"loss_fen" bigint NOT NULL,
	"lender_share_fen" bigint NOT NULL,
	"county_share_fen" bigint NOT NULL,
	"rates" jsonb NOT NULL,
	"run_id" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "risk_fund_years_centre_id_year_sequence_pk" PRIMARY KEY("centre_id","year","sequence")
);
--> statement-breakpoint
CREATE TABLE "subsidy_claim_lines" (
	"centre_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"due_on" date NOT NULL,
	"university_code" text NOT NULL,
	"share_ppm" integer NOT NULL,
	"settled_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "subsidy_claim_lines_centre_id_claim_id_loan_id_due_on_pk" PRIMARY KEY("centre_id","claim_id","loan_id","due_on"),
	CONSTRAINT "subsidy_claim_lines_amount" CHECK ("subsidy_claim_lines"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "subsidy_claims" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"payer" text NOT NULL,
	"through_on" date NOT NULL,
	"sequence" integer NOT NULL,
	"status" text NOT NULL,
	"lines" integer NOT NULL,
	"loans" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"previous_id" text,
	"reference" text,
	"run_id" text,
	"prepared_by" text NOT NULL,
	"prepared_on" date NOT NULL,
	"approved_by" text,
	"approved_on" date,
	"submitted_by" text,
	"submitted_on" date,
	"paid_by" text,
	"paid_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subsidy_claims_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "subsidy_claims_once" UNIQUE("centre_id","kind","payer","through_on","sequence"),
	CONSTRAINT "subsidy_claims_two_people" CHECK ("subsidy_claims"."prepared_by" <> "subsidy_claims"."approved_by"),
	CONSTRAINT "subsidy_claims_decided" CHECK ("subsidy_claims"."status" not in ('approved', 'submitted', 'paid') or "subsidy_claims"."approved_by" is not null)
);
--> statement-breakpoint
ALTER TABLE "credit_notices" ADD CONSTRAINT "credit_notices_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_rows" ADD CONSTRAINT "credit_rows_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_claim_lines" ADD CONSTRAINT "subsidy_claim_lines_centre_id_claim_id_subsidy_claims_centre_id_id_fk" FOREIGN KEY ("centre_id","claim_id") REFERENCES "public"."subsidy_claims"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_claim_lines" ADD CONSTRAINT "subsidy_claim_lines_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_rows_month" ON "credit_rows" USING btree ("centre_id","month","loan_id");--> statement-breakpoint
CREATE INDEX "subsidy_claim_lines_loan" ON "subsidy_claim_lines" USING btree ("centre_id","loan_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "subsidy_claims_one_waiting" ON "subsidy_claims" USING btree ("centre_id","kind","payer") WHERE "subsidy_claims"."status" = 'prepared';
--> statement-breakpoint
ALTER TABLE subsidy_claims ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE subsidy_claims FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON subsidy_claims USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON subsidy_claims TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE subsidy_claim_lines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE subsidy_claim_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON subsidy_claim_lines USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON subsidy_claim_lines TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE risk_fund_years ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE risk_fund_years FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON risk_fund_years USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON risk_fund_years TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE credit_rows ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE credit_rows FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON credit_rows USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON credit_rows TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE credit_notices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE credit_notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON credit_notices USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON credit_notices TO bursar_app, bursar_batch;
