CREATE TABLE "backup_records" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"backup_id" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"rows" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"passed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issued_statements" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"loan_id" text NOT NULL,
	"contract_no" text NOT NULL,
	"year" integer,
	"number" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"sheet_sealed" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "issued_statements_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "issued_statements_year" CHECK (("issued_statements"."kind" = 'settlement-certificate') = ("issued_statements"."year" is null))
);
--> statement-breakpoint
CREATE TABLE "lender_balances" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"contract_no" text NOT NULL,
	"loan_id" text,
	"principal_fen" bigint NOT NULL,
	"principal_overdue_fen" bigint NOT NULL,
	"interest_due_fen" bigint,
	CONSTRAINT "lender_balances_centre_id_import_id_contract_no_pk" PRIMARY KEY("centre_id","import_id","contract_no")
);
--> statement-breakpoint
CREATE TABLE "lender_book_modes" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"mode" text NOT NULL,
	"effective_on" date NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "lender_book_modes_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "lender_book_modes_two_people" CHECK ("lender_book_modes"."decided_by" <> "lender_book_modes"."proposed_by"),
	CONSTRAINT "lender_book_modes_decided" CHECK (("lender_book_modes"."status" = 'proposed') = ("lender_book_modes"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "lender_differences" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"import_id" text NOT NULL,
	"statement_on" date NOT NULL,
	"contract_no" text NOT NULL,
	"field" text NOT NULL,
	"given_fen" bigint NOT NULL,
	"computed_fen" bigint NOT NULL,
	"differs_since" date NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"reason_sealed" text,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "lender_differences_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "lender_differences_differ" CHECK ("lender_differences"."given_fen" <> "lender_differences"."computed_fen"),
	CONSTRAINT "lender_differences_closed" CHECK (("lender_differences"."status" = 'open') = ("lender_differences"."closed_by" is null)),
	CONSTRAINT "lender_differences_reason" CHECK (("lender_differences"."status" in ('explained', 'settled')) = ("lender_differences"."reason_sealed" is not null))
);
--> statement-breakpoint
CREATE TABLE "lender_statements" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"statement_on" date NOT NULL,
	"contracts" integer DEFAULT 0 NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL,
	"differing" integer DEFAULT 0 NOT NULL,
	"unknown_here" integer DEFAULT 0 NOT NULL,
	"missing_there" integer DEFAULT 0 NOT NULL,
	"given_fen" bigint NOT NULL,
	"computed_fen" bigint NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "lender_statements_centre_id_import_id_pk" PRIMARY KEY("centre_id","import_id")
);
--> statement-breakpoint
ALTER TABLE "issued_statements" ADD CONSTRAINT "issued_statements_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lender_balances" ADD CONSTRAINT "lender_balances_centre_id_import_id_lender_statements_centre_id_import_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."lender_statements"("centre_id","import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lender_differences" ADD CONSTRAINT "lender_differences_centre_id_import_id_lender_statements_centre_id_import_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."lender_statements"("centre_id","import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lender_statements" ADD CONSTRAINT "lender_statements_centre_id_import_id_imports_centre_id_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."imports"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "issued_statements_number" ON "issued_statements" USING btree ("centre_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_statements_code" ON "issued_statements" USING btree ("centre_id","code_hash");--> statement-breakpoint
CREATE INDEX "issued_statements_loan" ON "issued_statements" USING btree ("centre_id","loan_id","id");--> statement-breakpoint
CREATE INDEX "lender_balances_contract" ON "lender_balances" USING btree ("centre_id","contract_no");--> statement-breakpoint
CREATE UNIQUE INDEX "lender_book_modes_one_proposal" ON "lender_book_modes" USING btree ("centre_id") WHERE "lender_book_modes"."status" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "lender_book_modes_one_a_day" ON "lender_book_modes" USING btree ("centre_id","effective_on") WHERE "lender_book_modes"."status" = 'approved';--> statement-breakpoint
CREATE UNIQUE INDEX "lender_differences_once" ON "lender_differences" USING btree ("centre_id","import_id","contract_no","field");--> statement-breakpoint
CREATE INDEX "lender_differences_status" ON "lender_differences" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE INDEX "lender_differences_contract" ON "lender_differences" USING btree ("centre_id","contract_no");--> statement-breakpoint
CREATE INDEX "lender_statements_on" ON "lender_statements" USING btree ("centre_id","statement_on");
--> statement-breakpoint
ALTER TABLE lender_book_modes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE lender_book_modes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON lender_book_modes USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON lender_book_modes TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE lender_statements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE lender_statements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON lender_statements USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON lender_statements TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE lender_balances ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE lender_balances FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON lender_balances USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON lender_balances TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE lender_differences ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE lender_differences FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON lender_differences USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON lender_differences TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE issued_statements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE issued_statements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON issued_statements USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON issued_statements TO bursar_app, bursar_batch;
