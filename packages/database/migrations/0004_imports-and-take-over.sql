CREATE TABLE "import_differences" (
	"centre_id" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"field" text NOT NULL,
	"contract_no" text NOT NULL,
	"given_fen" bigint NOT NULL,
	"computed_fen" bigint NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"resolution" text,
	"resolved_by" text,
	"resolved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_differences_centre_id_import_id_row_field_pk" PRIMARY KEY("centre_id","import_id","row","field"),
	CONSTRAINT "import_differences_differ" CHECK ("import_differences"."given_fen" <> "import_differences"."computed_fen"),
	CONSTRAINT "import_differences_resolved" CHECK (("import_differences"."status" = 'resolved') = ("import_differences"."resolved_by" is not null and "import_differences"."resolution" is not null))
);
--> statement-breakpoint
ALTER TABLE "contracts" ALTER COLUMN "application_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "borrowers" ADD COLUMN "phone_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contracts" ADD COLUMN "origin" text DEFAULT 'application' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "content_hash" "bytea";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "statement_on" date;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "commit_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "committed_by" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "done_through_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "outcome" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD COLUMN "university_code" text;--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD COLUMN "initial_password_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "import_differences" ADD CONSTRAINT "import_differences_centre_id_import_id_row_import_rows_centre_id_import_id_row_fk" FOREIGN KEY ("centre_id","import_id","row") REFERENCES "public"."import_rows"("centre_id","import_id","row") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_content" ON "import_rows" USING btree ("centre_id","content_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_once" ON "imports" USING btree ("centre_id","kind","sha256") WHERE "imports"."status" in ('committing', 'stopped', 'committed');--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD CONSTRAINT "staff_members_one_place" UNIQUE("user_id");--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_origin" CHECK (("contracts"."origin" = 'application') = ("contracts"."application_id" is not null));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_done" CHECK ("imports"."done" between 0 and "imports"."accepted" + "imports"."warned");--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD CONSTRAINT "staff_members_university" CHECK (('university' = any("auth"."staff_members"."roles")) = ("auth"."staff_members"."university_code" is not null));--> statement-breakpoint
ALTER TABLE "auth"."staff_members" ADD CONSTRAINT "staff_members_national" CHECK (('national' = any("auth"."staff_members"."roles")) = ("auth"."staff_members"."centre_id" = 'cen_national'));
--> statement-breakpoint
ALTER TABLE import_differences ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE import_differences FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON import_differences USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON import_differences TO bursar_app, bursar_batch;
