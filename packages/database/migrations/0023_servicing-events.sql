CREATE TABLE "compensations" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"loan_id" text NOT NULL,
	"scheme" text NOT NULL,
	"document_no" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"value_on" date NOT NULL,
	"use" text NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"entered_on" date NOT NULL,
	"checker_id" text,
	"decided_on" date,
	"fact_id" text,
	"reason_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "compensations_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "compensations_two_people" CHECK ("compensations"."maker_id" <> "compensations"."checker_id"),
	CONSTRAINT "compensations_amount" CHECK ("compensations"."amount_fen" > 0),
	CONSTRAINT "compensations_decided" CHECK ("compensations"."status" not in ('posted', 'rejected') or "compensations"."checker_id" is not null),
	CONSTRAINT "compensations_posted" CHECK (("compensations"."status" = 'posted') = ("compensations"."fact_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "deferrals" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"year" integer NOT NULL,
	"filed_on" date NOT NULL,
	"last_day" date NOT NULL,
	"loan_ids" jsonb NOT NULL,
	"fact_ids" jsonb NOT NULL,
	"evidence_ids" jsonb NOT NULL,
	"effects" jsonb NOT NULL,
	"preview_hash" text NOT NULL,
	"channel" text NOT NULL,
	"maker_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deferrals_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "deferrals_one_a_year" UNIQUE("centre_id","borrower_id","year")
);
--> statement-breakpoint
CREATE TABLE "prepayments" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"mode" text NOT NULL,
	"channel" text NOT NULL,
	"settle_on" date NOT NULL,
	"settles_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"lapses_after" date NOT NULL,
	"principal_fen" bigint NOT NULL,
	"interest_fen" bigint NOT NULL,
	"waived_fen" bigint NOT NULL,
	"arrears_fen" bigint NOT NULL,
	"moved_interest_fen" bigint NOT NULL,
	"bill_fen" bigint NOT NULL,
	"total_fen" bigint NOT NULL,
	"balance_after_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"entered_on" date NOT NULL,
	"confirmed_on" date,
	"checker_id" text,
	"receipt_id" text,
	"lender_reference" text,
	"received_fen" bigint,
	"value_on" date,
	"failure" text,
	"short_by_fen" bigint,
	"fact_id" text,
	"closed_on" date,
	"reason_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prepayments_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "prepayments_two_people" CHECK ("prepayments"."maker_id" <> "prepayments"."checker_id"),
	CONSTRAINT "prepayments_total" CHECK ("prepayments"."total_fen" > 0),
	CONSTRAINT "prepayments_settled" CHECK ("prepayments"."status" <> 'settled'
        or ("prepayments"."fact_id" is not null
          and ("prepayments"."checker_id" is not null or "prepayments"."receipt_id" is not null))),
	CONSTRAINT "prepayments_failed" CHECK (("prepayments"."status" = 'failed') = ("prepayments"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "rescue_events" (
	"centre_id" text NOT NULL,
	"rescue_id" text NOT NULL,
	"version" integer NOT NULL,
	"event" text NOT NULL,
	"status" text NOT NULL,
	"actor_id" text NOT NULL,
	"happened_on" date NOT NULL,
	"reason_sealed" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rescue_events_centre_id_rescue_id_version_pk" PRIMARY KEY("centre_id","rescue_id","version")
);
--> statement-breakpoint
CREATE TABLE "rescue_loans" (
	"centre_id" text NOT NULL,
	"rescue_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"amount_fen" bigint,
	"fact_id" text,
	CONSTRAINT "rescue_loans_centre_id_rescue_id_loan_id_pk" PRIMARY KEY("centre_id","rescue_id","loan_id")
);
--> statement-breakpoint
CREATE TABLE "rescues" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"kind" text NOT NULL,
	"cause_sealed" text NOT NULL,
	"statement_sealed" text,
	"evidence_ids" jsonb NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"applied_on" date NOT NULL,
	"reviewed_by" text,
	"reviewed_on" date,
	"notice_id" text,
	"checker_id" text,
	"decided_on" date,
	"approval_no" text,
	"paid_by" text,
	"paid_on" date,
	"amount_fen" bigint,
	"payment_no" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rescues_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "rescues_reviewed_by_another" CHECK ("rescues"."maker_id" <> "rescues"."reviewed_by"),
	CONSTRAINT "rescues_two_people" CHECK ("rescues"."maker_id" <> "rescues"."checker_id"),
	CONSTRAINT "rescues_paid_by_another" CHECK ("rescues"."checker_id" <> "rescues"."paid_by"),
	CONSTRAINT "rescues_decided" CHECK ("rescues"."status" not in ('approved', 'paid', 'refused') or "rescues"."checker_id" is not null),
	CONSTRAINT "rescues_paid" CHECK (("rescues"."status" = 'paid') = ("rescues"."paid_by" is not null)
        and ("rescues"."status" = 'paid') = ("rescues"."amount_fen" is not null))
);
--> statement-breakpoint
ALTER TABLE "compensations" ADD CONSTRAINT "compensations_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deferrals" ADD CONSTRAINT "deferrals_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepayments" ADD CONSTRAINT "prepayments_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_events" ADD CONSTRAINT "rescue_events_centre_id_rescue_id_rescues_centre_id_id_fk" FOREIGN KEY ("centre_id","rescue_id") REFERENCES "public"."rescues"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_loans" ADD CONSTRAINT "rescue_loans_centre_id_rescue_id_rescues_centre_id_id_fk" FOREIGN KEY ("centre_id","rescue_id") REFERENCES "public"."rescues"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_loans" ADD CONSTRAINT "rescue_loans_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescues" ADD CONSTRAINT "rescues_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescues" ADD CONSTRAINT "rescues_centre_id_notice_id_publicity_notices_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."publicity_notices"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compensations_status" ON "compensations" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "compensations_one_payment" ON "compensations" USING btree ("centre_id","loan_id","document_no") WHERE "compensations"."status" in ('entered', 'posted');--> statement-breakpoint
CREATE INDEX "prepayments_status" ON "prepayments" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "prepayments_request" ON "prepayments" USING btree ("centre_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prepayments_one_open" ON "prepayments" USING btree ("centre_id","loan_id") WHERE "prepayments"."status" in ('quoted', 'awaiting-money');--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_loans_one_open" ON "rescue_loans" USING btree ("centre_id","loan_id") WHERE "rescue_loans"."open";--> statement-breakpoint
CREATE INDEX "rescues_status" ON "rescues" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "rescues_borrower" ON "rescues" USING btree ("centre_id","borrower_id","id");
--> statement-breakpoint
ALTER TABLE prepayments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE prepayments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON prepayments USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON prepayments TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE deferrals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deferrals FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON deferrals USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON deferrals TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE rescues ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rescues FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON rescues USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON rescues TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE rescue_loans ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rescue_loans FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON rescue_loans USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON rescue_loans TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE rescue_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rescue_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON rescue_events USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON rescue_events TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE compensations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE compensations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON compensations USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON compensations TO bursar_app, bursar_batch;
