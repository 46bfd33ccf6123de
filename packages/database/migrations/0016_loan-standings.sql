CREATE TABLE "loan_settlements" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"due_on" date NOT NULL,
	"revision" integer NOT NULL,
	"from_on" date NOT NULL,
	"contractual" boolean NOT NULL,
	"opening_principal_fen" bigint NOT NULL,
	"interest_subsidised_fen" bigint NOT NULL,
	"interest_borne_fen" bigint NOT NULL,
	"interest_waived_fen" bigint NOT NULL,
	"principal_due_fen" bigint NOT NULL,
	"payable_fen" bigint NOT NULL,
	"run_id" text,
	"posted_on" date NOT NULL,
	CONSTRAINT "loan_settlements_centre_id_loan_id_due_on_revision_posted_on_pk" PRIMARY KEY("centre_id","loan_id","due_on","revision","posted_on")
);
--> statement-breakpoint
CREATE TABLE "loan_standings" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"closed_through" date NOT NULL,
	"next_event_on" date,
	"next_settlement_on" date,
	"last_transfer" integer NOT NULL,
	"phase" text NOT NULL,
	"classification" text NOT NULL,
	"class_since" date NOT NULL,
	"oldest_unpaid_on" date,
	"principal_outstanding_fen" bigint NOT NULL,
	"principal_overdue_fen" bigint NOT NULL,
	"interest_overdue_fen" bigint NOT NULL,
	"penalty_fen" bigint NOT NULL,
	"unapplied_fen" bigint NOT NULL,
	"settled_on" date,
	CONSTRAINT "loan_standings_centre_id_loan_id_pk" PRIMARY KEY("centre_id","loan_id")
);
--> statement-breakpoint
ALTER TABLE "transfers" DROP CONSTRAINT "transfers_centre_id_loan_id_fact_sequence_loan_facts_centre_id_loan_id_sequence_fk";
--> statement-breakpoint
ALTER TABLE "loan_facts" DROP CONSTRAINT "loan_facts_centre_id_loan_id_sequence_pk";
--> statement-breakpoint
ALTER TABLE "transfers" DROP CONSTRAINT "transfers_centre_id_loan_id_fact_sequence_position_pk";
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "loan_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "fact_sequence" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "loan_facts" ADD COLUMN "posted_on" date;
--> statement-breakpoint
UPDATE "loan_facts" SET "posted_on" = ("recorded_at" at time zone 'Asia/Shanghai')::date;
--> statement-breakpoint
ALTER TABLE "loan_facts" ALTER COLUMN "posted_on" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "loan_facts" ADD CONSTRAINT "loan_facts_centre_id_loan_id_sequence_posted_on_pk" PRIMARY KEY("centre_id","loan_id","sequence","posted_on");
--> statement-breakpoint
ALTER TABLE "loans" ADD COLUMN "opened_on" date;
--> statement-breakpoint
UPDATE "loans" SET "opened_on" = "closed_through";
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "subject_id" text;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "sequence" integer;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "entry" text;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "correction" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "run_id" text;
--> statement-breakpoint
UPDATE "transfers" t SET "subject_id" = t."loan_id", "sequence" = n."number",
  "entry" = CASE WHEN t."credit_account" = '3001' THEN 'disbursement' ELSE 'opening' END
FROM (SELECT "centre_id", "loan_id", "fact_sequence", "position",
    row_number() OVER (PARTITION BY "centre_id", "loan_id" ORDER BY "fact_sequence", "position") AS "number"
  FROM "transfers") n
WHERE n."centre_id" = t."centre_id" AND n."loan_id" = t."loan_id"
  AND n."fact_sequence" = t."fact_sequence" AND n."position" = t."position";
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "subject_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "sequence" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "entry" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_centre_id_subject_id_sequence_posted_on_pk" PRIMARY KEY("centre_id","subject_id","sequence","posted_on");
--> statement-breakpoint
INSERT INTO "loan_standings" ("centre_id", "loan_id", "closed_through", "next_event_on", "next_settlement_on",
  "last_transfer", "phase", "classification", "class_since", "principal_outstanding_fen",
  "principal_overdue_fen", "interest_overdue_fen", "penalty_fen", "unapplied_fen")
SELECT l."centre_id", l."id", coalesce(l."closed_through", l."disbursed_on"),
  coalesce(l."closed_through", l."disbursed_on") + 1, coalesce(l."closed_through", l."disbursed_on") + 1,
  (SELECT count(*) FROM "transfers" t WHERE t."centre_id" = l."centre_id" AND t."loan_id" = l."id"),
  'in-school', 'normal', l."disbursed_on", l."principal_fen", 0, 0, 0, 0
FROM "loans" l;
--> statement-breakpoint
ALTER TABLE "loan_standings" ADD CONSTRAINT "loan_standings_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "loan_settlements_due" ON "loan_settlements" USING btree ("centre_id","due_on");
--> statement-breakpoint
CREATE INDEX "loan_standings_next_event" ON "loan_standings" USING btree ("centre_id","next_event_on");
--> statement-breakpoint
CREATE INDEX "loan_standings_next_settlement" ON "loan_standings" USING btree ("centre_id","next_settlement_on");
--> statement-breakpoint
CREATE INDEX "loan_standings_overdue" ON "loan_standings" USING btree ("centre_id","oldest_unpaid_on") WHERE "loan_standings"."oldest_unpaid_on" is not null;
--> statement-breakpoint
ALTER TABLE "loans" DROP COLUMN "closed_through";
--> statement-breakpoint
ALTER TABLE "transfers" DROP COLUMN "position";
--> statement-breakpoint
ALTER TABLE loan_standings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE loan_standings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON loan_standings USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON loan_standings TO bursar_app, bursar_batch;
--> statement-breakpoint
ALTER TABLE loan_settlements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE loan_settlements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON loan_settlements USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON loan_settlements TO bursar_app, bursar_batch;
