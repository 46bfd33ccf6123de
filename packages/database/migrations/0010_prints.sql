CREATE TABLE "document_prints" (
	"centre_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"sheet" text NOT NULL,
	"print_no" integer NOT NULL,
	"reason_sealed" text,
	"printed_by" text NOT NULL,
	"printed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_prints_centre_id_subject_id_sheet_print_no_pk" PRIMARY KEY("centre_id","subject_id","sheet","print_no"),
	CONSTRAINT "document_prints_reason" CHECK (("document_prints"."print_no" = 1) = ("document_prints"."reason_sealed" is null))
);
--> statement-breakpoint
DROP INDEX "document_upload_links_token";--> statement-breakpoint
ALTER TABLE "document_upload_links" DROP COLUMN "token_hash";
--> statement-breakpoint
ALTER TABLE document_prints ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE document_prints FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON document_prints USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON document_prints TO bursar_app, bursar_batch;
