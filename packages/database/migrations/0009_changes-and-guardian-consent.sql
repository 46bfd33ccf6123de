CREATE TABLE "borrower_contacts" (
	"centre_id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"address_sealed" text,
	"contact_name_sealed" text,
	"contact_relation" text,
	"contact_phone_sealed" text,
	"changed_on" date NOT NULL,
	"change_id" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "borrower_contacts_centre_id_borrower_id_pk" PRIMARY KEY("centre_id","borrower_id")
);
--> statement-breakpoint
CREATE TABLE "change_requests" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"channel" text NOT NULL,
	"borrower_id" text NOT NULL,
	"loan_ids" jsonb NOT NULL,
	"content_sealed" text NOT NULL,
	"before_sealed" text,
	"evidence_ids" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"preview" jsonb,
	"preview_hash" text,
	"filing" text,
	"roster_agreement" text,
	"filed_on" date,
	"decided_on" date,
	"applied_on" date,
	"maker_id" text NOT NULL,
	"checker_id" text,
	"reason_sealed" text,
	"confirmation_tries" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_requests_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "change_requests_two_people" CHECK ("change_requests"."maker_id" <> "change_requests"."checker_id"),
	CONSTRAINT "change_requests_decided" CHECK ("change_requests"."status" not in ('approved', 'applied', 'rejected', 'returned')
        or "change_requests"."checker_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "contract_accounts" (
	"centre_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"method" text NOT NULL,
	"account_sealed" text NOT NULL,
	"account_hash" "bytea" NOT NULL,
	"bank_name" text,
	"valid_from" date NOT NULL,
	"change_id" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_accounts_centre_id_contract_id_sequence_pk" PRIMARY KEY("centre_id","contract_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "contract_co_borrowers" (
	"centre_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"phone_sealed" text NOT NULL,
	"liable_from" date NOT NULL,
	"supplement_no" text,
	"change_id" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_co_borrowers_centre_id_contract_id_sequence_pk" PRIMARY KEY("centre_id","contract_id","sequence"),
	CONSTRAINT "contract_co_borrowers_supplement" CHECK (("contract_co_borrowers"."supplement_no" is null) = ("contract_co_borrowers"."change_id" is null))
);
--> statement-breakpoint
CREATE TABLE "guardian_consents" (
	"centre_id" text NOT NULL,
	"contract_id" text NOT NULL,
	"guardian_name_sealed" text NOT NULL,
	"relation" text NOT NULL,
	"given_on" date NOT NULL,
	"document_id" text NOT NULL,
	"recorded_by" text NOT NULL,
	"confirmed_by" text,
	"confirmed_on" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "guardian_consents_centre_id_contract_id_pk" PRIMARY KEY("centre_id","contract_id"),
	CONSTRAINT "guardian_consents_two_people" CHECK ("guardian_consents"."recorded_by" <> "guardian_consents"."confirmed_by"),
	CONSTRAINT "guardian_consents_confirmed" CHECK (("guardian_consents"."confirmed_by" is null) = ("guardian_consents"."confirmed_on" is null))
);
--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "loan_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "borrower_contacts" ADD CONSTRAINT "borrower_contacts_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "borrower_contacts" ADD CONSTRAINT "borrower_contacts_centre_id_change_id_change_requests_centre_id_id_fk" FOREIGN KEY ("centre_id","change_id") REFERENCES "public"."change_requests"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_accounts" ADD CONSTRAINT "contract_accounts_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_accounts" ADD CONSTRAINT "contract_accounts_centre_id_change_id_change_requests_centre_id_id_fk" FOREIGN KEY ("centre_id","change_id") REFERENCES "public"."change_requests"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_co_borrowers" ADD CONSTRAINT "contract_co_borrowers_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_co_borrowers" ADD CONSTRAINT "contract_co_borrowers_centre_id_change_id_change_requests_centre_id_id_fk" FOREIGN KEY ("centre_id","change_id") REFERENCES "public"."change_requests"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consents" ADD CONSTRAINT "guardian_consents_centre_id_contract_id_contracts_centre_id_id_fk" FOREIGN KEY ("centre_id","contract_id") REFERENCES "public"."contracts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_requests_status" ON "change_requests" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "change_requests_borrower" ON "change_requests" USING btree ("centre_id","borrower_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_requests_one_open" ON "change_requests" USING btree ("centre_id","borrower_id","kind") WHERE "change_requests"."status" in ('draft', 'submitted', 'returned', 'approved');--> statement-breakpoint
CREATE INDEX "contract_accounts_hash" ON "contract_accounts" USING btree ("centre_id","account_hash");--> statement-breakpoint
CREATE INDEX "contract_co_borrowers_person" ON "contract_co_borrowers" USING btree ("centre_id","id_number_hash");
--> statement-breakpoint
ALTER TABLE guardian_consents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE guardian_consents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON guardian_consents USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON guardian_consents TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE change_requests ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE change_requests FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON change_requests USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON change_requests TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE contract_accounts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contract_accounts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON contract_accounts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON contract_accounts TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE contract_co_borrowers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contract_co_borrowers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON contract_co_borrowers USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON contract_co_borrowers TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE borrower_contacts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE borrower_contacts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON borrower_contacts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON borrower_contacts TO bursar_app, bursar_batch;
