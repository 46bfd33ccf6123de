CREATE TABLE "amount_raises" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"application_id" text NOT NULL,
	"from_fen" bigint NOT NULL,
	"to_fen" bigint NOT NULL,
	"cap_fen" bigint NOT NULL,
	"cap_source" text NOT NULL,
	"reason_sealed" text NOT NULL,
	"status" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_by" text,
	"decided_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "amount_raises_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "amount_raises_two_people" CHECK ("amount_raises"."proposed_by" <> "amount_raises"."decided_by"),
	CONSTRAINT "amount_raises_up" CHECK ("amount_raises"."to_fen" > "amount_raises"."from_fen"),
	CONSTRAINT "amount_raises_cap" CHECK ("amount_raises"."to_fen" <= "amount_raises"."cap_fen")
);
--> statement-breakpoint
CREATE TABLE "application_drafts" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"application_id" text,
	"borrower_id" text,
	"academic_year" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"content_sealed" text NOT NULL,
	"holder_id" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_drafts_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE TABLE "application_events" (
	"centre_id" text NOT NULL,
	"application_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"event" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"version" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"note_sealed" text,
	"actor_id" text NOT NULL,
	"occurred_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_events_centre_id_application_id_sequence_pk" PRIMARY KEY("centre_id","application_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "deficiency_notices" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"application_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"application_version" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"further_sealed" text,
	"late" boolean NOT NULL,
	"issued_by" text NOT NULL,
	"issued_on" date NOT NULL,
	"supplied_on" date,
	"message_status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"provider_message_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deficiency_notices_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "deficiency_notices_order" UNIQUE("centre_id","application_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "review_openings" (
	"centre_id" text NOT NULL,
	"application_id" text NOT NULL,
	"version" integer NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_openings_centre_id_application_id_version_opened_by_pk" PRIMARY KEY("centre_id","application_id","version","opened_by")
);
--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_year";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "channel" text DEFAULT 'counter' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "content_sealed" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "applicant_key" "bytea";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "phone_hash" "bytea";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "id_number_source" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "changed_fields" jsonb;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "acknowledged" jsonb;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "file_updates" jsonb;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "guardian_consent_on" date;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "amount_raises" ADD CONSTRAINT "amount_raises_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_drafts" ADD CONSTRAINT "application_drafts_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_drafts" ADD CONSTRAINT "application_drafts_centre_id_borrower_id_borrowers_centre_id_id_fk" FOREIGN KEY ("centre_id","borrower_id") REFERENCES "public"."borrowers"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deficiency_notices" ADD CONSTRAINT "deficiency_notices_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_openings" ADD CONSTRAINT "review_openings_centre_id_application_id_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","application_id") REFERENCES "public"."applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "amount_raises_open" ON "amount_raises" USING btree ("centre_id","application_id") WHERE "amount_raises"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "application_drafts_status" ON "application_drafts" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_drafts_person" ON "application_drafts" USING btree ("centre_id","id_number_hash","academic_year") WHERE "application_drafts"."status" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "applications_year" ON "applications" USING btree ("centre_id","borrower_id","academic_year") WHERE "applications"."status" not in ('withdrawn', 'voided');--> statement-breakpoint
CREATE INDEX "applications_borrower" ON "applications" USING btree ("centre_id","borrower_id");--> statement-breakpoint
CREATE INDEX "applications_applicant" ON "applications" USING btree ("centre_id","applicant_key");--> statement-breakpoint
CREATE INDEX "applications_phone" ON "applications" USING btree ("centre_id","phone_hash");--> statement-breakpoint
CREATE INDEX "applications_co_borrower" ON "applications" USING btree ("centre_id","co_borrower_id_number_hash");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_enterer_and_checker" CHECK ("applications"."entered_by" <> "applications"."checker_id");
--> statement-breakpoint
ALTER TABLE application_drafts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE application_drafts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON application_drafts USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON application_drafts TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE application_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE application_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON application_events USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON application_events TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE deficiency_notices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deficiency_notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON deficiency_notices USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON deficiency_notices TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE review_openings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE review_openings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON review_openings USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON review_openings TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE amount_raises ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE amount_raises FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON amount_raises USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON amount_raises TO bursar_app, bursar_batch;
