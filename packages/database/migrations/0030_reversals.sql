CREATE TABLE "reversals" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"cause" text NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"proposed_on" date NOT NULL,
	"checker_id" text,
	"decided_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reversals_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "reversals_two_people" CHECK ("reversals"."maker_id" <> "reversals"."checker_id"),
	CONSTRAINT "reversals_decided" CHECK (("reversals"."status" = 'proposed') = ("reversals"."checker_id" is null))
);
--> statement-breakpoint
CREATE INDEX "reversals_status" ON "reversals" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reversals_one_open" ON "reversals" USING btree ("centre_id","subject_id") WHERE "reversals"."status" = 'proposed';
--> statement-breakpoint
ALTER TABLE reversals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE reversals FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON reversals USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON reversals TO bursar_app, bursar_batch;
