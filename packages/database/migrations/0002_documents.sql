CREATE TABLE "document_upload_links" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"uploads_used" integer DEFAULT 0 NOT NULL,
	"uploads_max" integer NOT NULL,
	"bytes_used" integer DEFAULT 0 NOT NULL,
	"bytes_max" integer NOT NULL,
	CONSTRAINT "document_upload_links_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "document_upload_links_uses" CHECK ("document_upload_links"."uploads_used" <= "document_upload_links"."uploads_max"),
	CONSTRAINT "document_upload_links_bytes" CHECK ("document_upload_links"."bytes_used" <= "document_upload_links"."bytes_max")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"borrower_id" text,
	"kind" text NOT NULL,
	"file_name_sealed" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" integer NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"pages" integer,
	"rotation" integer DEFAULT 0 NOT NULL,
	"active_content" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"quality" text DEFAULT 'unchecked' NOT NULL,
	"assessed_by" text,
	"assessed_at" timestamp with time zone,
	"retention_label" text NOT NULL,
	"storage_key" text NOT NULL,
	"supersedes_id" text,
	"copied_from_id" text,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	"removed_reason_sealed" text,
	"erased_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "documents_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "documents_rotation" CHECK ("documents"."rotation" in (0, 90, 180, 270)),
	CONSTRAINT "documents_removed" CHECK (("documents"."removed_at" is null) = ("documents"."removed_reason_sealed" is null))
);
--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_upload_links_token" ON "document_upload_links" USING btree ("centre_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_content" ON "documents" USING btree ("centre_id","subject_kind","subject_id","content_hash") WHERE "documents"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "documents_subject" ON "documents" USING btree ("centre_id","subject_id","id");--> statement-breakpoint
CREATE INDEX "documents_borrower" ON "documents" USING btree ("centre_id","borrower_id","id");--> statement-breakpoint
CREATE INDEX "documents_storage" ON "documents" USING btree ("centre_id","storage_key");
--> statement-breakpoint
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON documents USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON documents TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE document_upload_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE document_upload_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON document_upload_links USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON document_upload_links TO bursar_app, bursar_batch;
