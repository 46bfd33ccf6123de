CREATE TABLE "legal_holds" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"reason_sealed" text NOT NULL,
	"placed_by" text NOT NULL,
	"placed_on" date NOT NULL,
	"lifted_by" text,
	"lifted_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_holds_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "legal_holds_lifted" CHECK (("legal_holds"."lifted_by" is null) = ("legal_holds"."lifted_on" is null))
);
--> statement-breakpoint
CREATE TABLE "retention_items" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"class" text NOT NULL,
	"subject_id" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "retention_items_centre_id_run_id_class_subject_id_pk" PRIMARY KEY("centre_id","run_id","class","subject_id")
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"as_of" date NOT NULL,
	"status" text NOT NULL,
	"plan_hash" text NOT NULL,
	"due" jsonb NOT NULL,
	"held" jsonb NOT NULL,
	"proposed_by" text NOT NULL,
	"approved_by" text,
	"proof" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "retention_runs_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "retention_runs_two_people" CHECK ("retention_runs"."proposed_by" <> "retention_runs"."approved_by"),
	CONSTRAINT "retention_runs_approved" CHECK (("retention_runs"."status" = 'proposed') = ("retention_runs"."approved_by" is null))
);
--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_items" ADD CONSTRAINT "retention_items_centre_id_run_id_retention_runs_centre_id_id_fk" FOREIGN KEY ("centre_id","run_id") REFERENCES "public"."retention_runs"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "legal_holds_in_force" ON "legal_holds" USING btree ("centre_id","borrower_id") WHERE "legal_holds"."lifted_on" is null;--> statement-breakpoint
CREATE INDEX "retention_items_subject" ON "retention_items" USING btree ("centre_id","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "retention_runs_open" ON "retention_runs" USING btree ("centre_id") WHERE "retention_runs"."status" <> 'done';
--> statement-breakpoint
ALTER TABLE legal_holds ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE legal_holds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON legal_holds USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON legal_holds TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE retention_runs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE retention_runs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON retention_runs USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON retention_runs TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE retention_items ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE retention_items FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON retention_items USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON retention_items TO bursar_app, bursar_batch;
