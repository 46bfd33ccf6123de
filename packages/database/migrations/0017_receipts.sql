CREATE TABLE "receipt_duplicates" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"receipt_id" text NOT NULL,
	"serial_no" text NOT NULL,
	"contract_no" text,
	"amount_fen" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_duplicates_centre_id_import_id_row_pk" PRIMARY KEY("centre_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "receipt_parts" (
	"centre_id" text NOT NULL,
	"receipt_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"loan_id" text NOT NULL,
	"fact_sequence" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"due_on" date,
	"applied_fen" bigint NOT NULL,
	"missing_fen" bigint NOT NULL,
	"excess_fen" bigint NOT NULL,
	"is_reversed" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_parts_centre_id_receipt_id_sequence_pk" PRIMARY KEY("centre_id","receipt_id","sequence"),
	CONSTRAINT "receipt_parts_amount" CHECK ("receipt_parts"."amount_fen" = "receipt_parts"."applied_fen" + "receipt_parts"."excess_fen")
);
--> statement-breakpoint
CREATE TABLE "receipt_steps" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"receipt_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"contract_no" text,
	"borrower_id" text,
	"reason_sealed" text NOT NULL,
	"maker_id" text NOT NULL,
	"checker_id" text,
	"proposed_on" date NOT NULL,
	"decided_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipt_steps_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "receipt_steps_two_people" CHECK ("receipt_steps"."maker_id" <> "receipt_steps"."checker_id"),
	CONSTRAINT "receipt_steps_decided" CHECK (("receipt_steps"."status" = 'proposed') = ("receipt_steps"."checker_id" is null))
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"source" text NOT NULL,
	"channel" text NOT NULL,
	"serial_no" text NOT NULL,
	"contract_no" text,
	"loan_id" text,
	"payer_name_sealed" text,
	"amount_fen" bigint NOT NULL,
	"value_on" date NOT NULL,
	"paid_at" timestamp with time zone,
	"import_id" text,
	"row" integer,
	"verdict" text NOT NULL,
	"missing_fen" bigint NOT NULL,
	"excess_fen" bigint NOT NULL,
	"obstacle" text,
	"state" text NOT NULL,
	"decide_by" date,
	"remittance_id" text,
	"remitted_fen" bigint DEFAULT 0 NOT NULL,
	"received_on" date NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "receipts_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "receipts_serial" UNIQUE("centre_id","channel","serial_no"),
	CONSTRAINT "receipts_amount" CHECK ("receipts"."amount_fen" > 0),
	CONSTRAINT "receipts_held_of_a_loan" CHECK ("receipts"."state" <> 'held' or "receipts"."loan_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"loan_id" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"status" text NOT NULL,
	"payee_sealed" text NOT NULL,
	"reason_sealed" text NOT NULL,
	"maker_id" text NOT NULL,
	"checker_id" text,
	"proposed_on" date NOT NULL,
	"decided_on" date,
	"paid_on" date,
	"serial_no" text,
	"paid_by" text,
	"fact_sequence" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "refunds_serial" UNIQUE("centre_id","serial_no"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_fen" > 0),
	CONSTRAINT "refunds_two_people" CHECK ("refunds"."maker_id" <> "refunds"."checker_id"),
	CONSTRAINT "refunds_decided" CHECK (("refunds"."status" = 'proposed') = ("refunds"."checker_id" is null)),
	CONSTRAINT "refunds_paid" CHECK (("refunds"."status" = 'paid') = ("refunds"."paid_on" is not null and "refunds"."fact_sequence" is not null))
);
--> statement-breakpoint
CREATE TABLE "remittances" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"reference" text NOT NULL,
	"remitted_on" date NOT NULL,
	"receipts" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remittances_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "remittances_once" UNIQUE("centre_id","reference"),
	CONSTRAINT "remittances_amount" CHECK ("remittances"."amount_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "receipt_duplicates" ADD CONSTRAINT "receipt_duplicates_centre_id_import_id_imports_centre_id_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."imports"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_duplicates" ADD CONSTRAINT "receipt_duplicates_centre_id_receipt_id_receipts_centre_id_id_fk" FOREIGN KEY ("centre_id","receipt_id") REFERENCES "public"."receipts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_parts" ADD CONSTRAINT "receipt_parts_centre_id_receipt_id_receipts_centre_id_id_fk" FOREIGN KEY ("centre_id","receipt_id") REFERENCES "public"."receipts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_parts" ADD CONSTRAINT "receipt_parts_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt_steps" ADD CONSTRAINT "receipt_steps_centre_id_receipt_id_receipts_centre_id_id_fk" FOREIGN KEY ("centre_id","receipt_id") REFERENCES "public"."receipts"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_centre_id_import_id_imports_centre_id_id_fk" FOREIGN KEY ("centre_id","import_id") REFERENCES "public"."imports"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_centre_id_remittance_id_remittances_centre_id_id_fk" FOREIGN KEY ("centre_id","remittance_id") REFERENCES "public"."remittances"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "receipt_parts_loan" ON "receipt_parts" USING btree ("centre_id","loan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_steps_one_open" ON "receipt_steps" USING btree ("centre_id","receipt_id") WHERE "receipt_steps"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "receipts_import" ON "receipts" USING btree ("centre_id","import_id","row");--> statement-breakpoint
CREATE INDEX "receipts_loan" ON "receipts" USING btree ("centre_id","loan_id","value_on");--> statement-breakpoint
CREATE INDEX "receipts_open" ON "receipts" USING btree ("centre_id","received_on") WHERE "receipts"."state" in ('held', 'orphan');--> statement-breakpoint
CREATE INDEX "receipts_unremitted" ON "receipts" USING btree ("centre_id","id") WHERE "receipts"."remittance_id" is null;--> statement-breakpoint
CREATE INDEX "refunds_loan" ON "refunds" USING btree ("centre_id","loan_id");
--> statement-breakpoint
ALTER TABLE receipts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE receipts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON receipts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON receipts TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE receipt_parts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE receipt_parts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON receipt_parts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON receipt_parts TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE receipt_duplicates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE receipt_duplicates FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON receipt_duplicates USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON receipt_duplicates TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE receipt_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE receipt_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON receipt_steps USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON receipt_steps TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE refunds ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE refunds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON refunds USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON refunds TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE remittances ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE remittances FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON remittances USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON remittances TO bursar_app, bursar_batch;
