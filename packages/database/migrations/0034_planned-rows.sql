CREATE UNLOGGED TABLE "planned_class_changes" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"chunk" integer NOT NULL,
	"loan_id" text NOT NULL,
	"changed_on" date NOT NULL,
	"from_class" text NOT NULL,
	"to_class" text NOT NULL,
	"days_past_due" integer NOT NULL,
	"oldest_unpaid_on" date,
	CONSTRAINT "planned_class_changes_centre_id_run_id_chunk_loan_id_pk" PRIMARY KEY("centre_id","run_id","chunk","loan_id")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "planned_settlements" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"chunk" integer NOT NULL,
	"loan_id" text NOT NULL,
	"due_on" date NOT NULL,
	"from_on" date NOT NULL,
	"contractual" boolean NOT NULL,
	"opening_principal_fen" bigint NOT NULL,
	"interest_subsidised_fen" bigint NOT NULL,
	"interest_borne_fen" bigint NOT NULL,
	"interest_waived_fen" bigint NOT NULL,
	"principal_due_fen" bigint NOT NULL,
	"payable_fen" bigint NOT NULL,
	CONSTRAINT "planned_settlements_centre_id_run_id_chunk_loan_id_due_on_pk" PRIMARY KEY("centre_id","run_id","chunk","loan_id","due_on")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "planned_standings" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"chunk" integer NOT NULL,
	"loan_id" text NOT NULL,
	"from_revision" integer NOT NULL,
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
	CONSTRAINT "planned_standings_centre_id_run_id_chunk_loan_id_pk" PRIMARY KEY("centre_id","run_id","chunk","loan_id")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "planned_transfers" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"chunk" integer NOT NULL,
	"subject_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"loan_id" text,
	"fact_sequence" integer,
	"entry" text NOT NULL,
	"debit_account" text NOT NULL,
	"credit_account" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"bearer" text NOT NULL,
	"instalment_due_on" date,
	"value_on" date NOT NULL,
	"correction" boolean NOT NULL,
	CONSTRAINT "planned_transfers_centre_id_run_id_chunk_subject_id_sequence_pk" PRIMARY KEY("centre_id","run_id","chunk","subject_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "batch_chunks" DROP COLUMN "prepared";
--> statement-breakpoint
-- Filled once, read once, emptied: nothing is gained by vacuuming after the filling.
ALTER TABLE planned_transfers SET (autovacuum_vacuum_insert_threshold = -1);
--> statement-breakpoint
ALTER TABLE planned_transfers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE planned_transfers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON planned_transfers USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON planned_transfers TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT DELETE ON planned_transfers TO bursar_batch;
--> statement-breakpoint
-- Filled once, read once, emptied: nothing is gained by vacuuming after the filling.
ALTER TABLE planned_settlements SET (autovacuum_vacuum_insert_threshold = -1);
--> statement-breakpoint
ALTER TABLE planned_settlements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE planned_settlements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON planned_settlements USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON planned_settlements TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT DELETE ON planned_settlements TO bursar_batch;
--> statement-breakpoint
-- Filled once, read once, emptied: nothing is gained by vacuuming after the filling.
ALTER TABLE planned_class_changes SET (autovacuum_vacuum_insert_threshold = -1);
--> statement-breakpoint
ALTER TABLE planned_class_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE planned_class_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON planned_class_changes USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON planned_class_changes TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT DELETE ON planned_class_changes TO bursar_batch;
--> statement-breakpoint
-- Filled once, read once, emptied: nothing is gained by vacuuming after the filling.
ALTER TABLE planned_standings SET (autovacuum_vacuum_insert_threshold = -1);
--> statement-breakpoint
ALTER TABLE planned_standings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE planned_standings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON planned_standings USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON planned_standings TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT DELETE ON planned_standings TO bursar_batch;
