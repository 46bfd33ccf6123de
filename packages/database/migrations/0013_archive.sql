CREATE TABLE "archive_bags" (
	"centre_id" text NOT NULL,
	"borrower_id" text NOT NULL,
	"bag_no" integer NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "archive_bags_centre_id_borrower_id_pk" PRIMARY KEY("centre_id","borrower_id"),
	CONSTRAINT "archive_bags_number" UNIQUE("centre_id","bag_no")
);
--> statement-breakpoint
CREATE TABLE "archive_export_slices" (
	"centre_id" text NOT NULL,
	"export_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"storage_key" text NOT NULL,
	"byte_length" integer NOT NULL,
	"entries_sealed" text NOT NULL,
	CONSTRAINT "archive_export_slices_centre_id_export_id_sequence_pk" PRIMARY KEY("centre_id","export_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "archive_exports" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"borrower_id" text,
	"academic_year" text,
	"reason_sealed" text NOT NULL,
	"status" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"files" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"slices" integer DEFAULT 0 NOT NULL,
	"after_bag_no" integer DEFAULT 0 NOT NULL,
	"after_document_id" text DEFAULT '' NOT NULL,
	"manifest_sha256" text,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "archive_exports_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "archive_exports_scope" CHECK (("archive_exports"."borrower_id" is null) <> ("archive_exports"."academic_year" is null)),
	CONSTRAINT "archive_exports_ready" CHECK (("archive_exports"."status" = 'ready') = ("archive_exports"."manifest_sha256" is not null))
);
--> statement-breakpoint
ALTER TABLE "archive_bags" ADD CONSTRAINT "archive_bags_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_export_slices" ADD CONSTRAINT "archive_export_slices_centre_id_export_id_archive_exports_centre_id_id_fk" FOREIGN KEY ("centre_id","export_id") REFERENCES "public"."archive_exports"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archive_exports" ADD CONSTRAINT "archive_exports_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_exports_expiry" ON "archive_exports" USING btree ("centre_id","expires_at");
--> statement-breakpoint
ALTER TABLE archive_bags ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE archive_bags FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON archive_bags USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON archive_bags TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE archive_exports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE archive_exports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON archive_exports USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON archive_exports TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE archive_export_slices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE archive_export_slices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON archive_export_slices USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON archive_export_slices TO bursar_app, bursar_batch;
