CREATE TABLE "borrower_conditions" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"kind" text NOT NULL,
	"since_on" date NOT NULL,
	"evidence_ids" jsonb NOT NULL,
	"phone_hash" "bytea" NOT NULL,
	"guardian_name_sealed" text,
	"guardian_phone_sealed" text,
	"note_sealed" text,
	"reported_by" text NOT NULL,
	"reported_on" date NOT NULL,
	"lifted_by" text,
	"lifted_on" date,
	"lift_reason_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "borrower_conditions_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "borrower_conditions_lifted" CHECK (("borrower_conditions"."lifted_by" is null) = ("borrower_conditions"."lifted_on" is null)),
	CONSTRAINT "borrower_conditions_two_people" CHECK ("borrower_conditions"."reported_by" <> "borrower_conditions"."lifted_by")
);
--> statement-breakpoint
CREATE TABLE "collection_cases" (
	"centre_id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"assignee_id" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "collection_cases_centre_id_borrower_id_pk" PRIMARY KEY("centre_id","borrower_id")
);
--> statement-breakpoint
CREATE TABLE "collection_contacts" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"channel" text NOT NULL,
	"direction" text NOT NULL,
	"party" text NOT NULL,
	"debtor_hash" "bytea" NOT NULL,
	"number_hash" "bytea",
	"sums" jsonb NOT NULL,
	"made_on" date NOT NULL,
	"minute_of_day" integer NOT NULL,
	"recording_announced" boolean DEFAULT false NOT NULL,
	"result" text,
	"note_sealed" text,
	"document_id" text,
	"breaches" jsonb NOT NULL,
	"recorded_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_contacts_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "collection_contacts_number" CHECK (("collection_contacts"."number_hash" is null) = ("collection_contacts"."channel" in ('letter', 'visit')))
);
--> statement-breakpoint
CREATE TABLE "demand_deliveries" (
	"centre_id" text NOT NULL,
	"demand_id" text NOT NULL,
	"debtor_hash" "bytea" NOT NULL,
	"party" text NOT NULL,
	"loan_ids" jsonb NOT NULL,
	"means" text NOT NULL,
	"delivered_on" date NOT NULL,
	"proof_document_id" text NOT NULL,
	"recorded_by" text NOT NULL,
	"posted_on" date NOT NULL,
	CONSTRAINT "demand_deliveries_centre_id_demand_id_debtor_hash_pk" PRIMARY KEY("centre_id","demand_id","debtor_hash")
);
--> statement-breakpoint
CREATE TABLE "demands" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"issued_on" date NOT NULL,
	"sums" jsonb NOT NULL,
	"document_id" text NOT NULL,
	"addition_sealed" text,
	"issued_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demands_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE TABLE "limitation_events" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"kind" text NOT NULL,
	"source_id" text NOT NULL,
	"occurred_on" date NOT NULL,
	"document_id" text,
	"recorded_by" text NOT NULL,
	"posted_on" date NOT NULL,
	CONSTRAINT "limitation_events_centre_id_loan_id_kind_source_id_pk" PRIMARY KEY("centre_id","loan_id","kind","source_id")
);
--> statement-breakpoint
CREATE TABLE "loan_class_changes" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"changed_on" date NOT NULL,
	"from_class" text NOT NULL,
	"to_class" text NOT NULL,
	"days_past_due" integer NOT NULL,
	"oldest_unpaid_on" date,
	"posted_on" date NOT NULL,
	"run_id" text,
	CONSTRAINT "loan_class_changes_centre_id_loan_id_changed_on_posted_on_from_class_to_class_pk" PRIMARY KEY("centre_id","loan_id","changed_on","posted_on","from_class","to_class")
);
--> statement-breakpoint
CREATE TABLE "loan_write_offs" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"loan_id" text NOT NULL,
	"written_off_on" date NOT NULL,
	"principal_fen" bigint NOT NULL,
	"interest_fen" bigint NOT NULL,
	"penalty_fen" bigint NOT NULL,
	"reference" text NOT NULL,
	"status" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"maker_id" text NOT NULL,
	"checker_id" text,
	"decided_on" date,
	"reason_sealed" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "loan_write_offs_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "loan_write_offs_two_people" CHECK ("loan_write_offs"."maker_id" <> "loan_write_offs"."checker_id"),
	CONSTRAINT "loan_write_offs_decided" CHECK (("loan_write_offs"."status" = 'proposed') = ("loan_write_offs"."checker_id" is null))
);
--> statement-breakpoint
CREATE TABLE "payment_promises" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"contact_id" text,
	"loan_ids" jsonb NOT NULL,
	"amount_fen" bigint NOT NULL,
	"made_on" date NOT NULL,
	"pay_by" date NOT NULL,
	"recorded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_promises_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "payment_promises_amount" CHECK ("payment_promises"."amount_fen" > 0),
	CONSTRAINT "payment_promises_days" CHECK ("payment_promises"."pay_by" >= "payment_promises"."made_on")
);
--> statement-breakpoint
ALTER TABLE "borrower_conditions" ADD CONSTRAINT "borrower_conditions_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_cases" ADD CONSTRAINT "collection_cases_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_contacts" ADD CONSTRAINT "collection_contacts_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_deliveries" ADD CONSTRAINT "demand_deliveries_centre_id_demand_id_demands_centre_id_id_fk" FOREIGN KEY ("centre_id","demand_id") REFERENCES "public"."demands"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limitation_events" ADD CONSTRAINT "limitation_events_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_class_changes" ADD CONSTRAINT "loan_class_changes_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan_write_offs" ADD CONSTRAINT "loan_write_offs_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_promises" ADD CONSTRAINT "payment_promises_centre_id_contact_id_collection_contacts_centre_id_id_fk" FOREIGN KEY ("centre_id","contact_id") REFERENCES "public"."collection_contacts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "borrower_conditions_in_force" ON "borrower_conditions" USING btree ("centre_id","borrower_id","kind") WHERE "borrower_conditions"."lifted_on" is null;--> statement-breakpoint
CREATE INDEX "borrower_conditions_number" ON "borrower_conditions" USING btree ("centre_id","phone_hash") WHERE "borrower_conditions"."lifted_on" is null;--> statement-breakpoint
CREATE INDEX "collection_cases_assignee" ON "collection_cases" USING btree ("centre_id","assignee_id");--> statement-breakpoint
CREATE INDEX "collection_contacts_borrower" ON "collection_contacts" USING btree ("centre_id","borrower_id","made_on");--> statement-breakpoint
CREATE INDEX "collection_contacts_debtor" ON "collection_contacts" USING btree ("centre_id","debtor_hash","made_on");--> statement-breakpoint
CREATE INDEX "collection_contacts_number" ON "collection_contacts" USING btree ("centre_id","number_hash","made_on");--> statement-breakpoint
CREATE INDEX "demands_borrower" ON "demands" USING btree ("centre_id","borrower_id","issued_on");--> statement-breakpoint
CREATE INDEX "limitation_events_loan" ON "limitation_events" USING btree ("centre_id","loan_id","occurred_on");--> statement-breakpoint
CREATE UNIQUE INDEX "loan_write_offs_one" ON "loan_write_offs" USING btree ("centre_id","loan_id") WHERE "loan_write_offs"."status" <> 'rejected';--> statement-breakpoint
CREATE INDEX "loan_write_offs_status" ON "loan_write_offs" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "payment_promises_borrower" ON "payment_promises" USING btree ("centre_id","borrower_id","made_on");
--> statement-breakpoint
ALTER TABLE loan_class_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE loan_class_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON loan_class_changes USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON loan_class_changes TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE collection_cases ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE collection_cases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON collection_cases USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON collection_cases TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE collection_contacts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE collection_contacts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON collection_contacts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON collection_contacts TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE payment_promises ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE payment_promises FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON payment_promises USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON payment_promises TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE demands ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE demands FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON demands USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON demands TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE demand_deliveries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE demand_deliveries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON demand_deliveries USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON demand_deliveries TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE limitation_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE limitation_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON limitation_events USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON limitation_events TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE borrower_conditions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE borrower_conditions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON borrower_conditions USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON borrower_conditions TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE loan_write_offs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE loan_write_offs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON loan_write_offs USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON loan_write_offs TO bursar_app, bursar_batch;
