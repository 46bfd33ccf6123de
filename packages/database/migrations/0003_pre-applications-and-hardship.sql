CREATE TABLE "hardship_events" (
	"centre_id" text NOT NULL,
	"recognition_id" text NOT NULL,
	"version" integer NOT NULL,
	"event" text NOT NULL,
	"status" text NOT NULL,
	"actor_id" text NOT NULL,
	"happened_on" date NOT NULL,
	"reason_sealed" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hardship_events_centre_id_recognition_id_version_pk" PRIMARY KEY("centre_id","recognition_id","version")
);
--> statement-breakpoint
CREATE TABLE "hardship_recognitions" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"academic_year" text NOT NULL,
	"kind" text NOT NULL,
	"replaces_id" text,
	"name" text NOT NULL,
	"school" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"category" text NOT NULL,
	"indicators_sealed" text NOT NULL,
	"index_hundredths" integer NOT NULL,
	"level" text,
	"assessed_on" date NOT NULL,
	"committed_on" date NOT NULL,
	"statement_sealed" text,
	"evidence" jsonb NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"entered_on" date NOT NULL,
	"notice_id" text,
	"checker_id" text,
	"decided_on" date,
	"valid_to" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hardship_recognitions_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "hardship_recognitions_two_people" CHECK ("hardship_recognitions"."maker_id" <> "hardship_recognitions"."checker_id"),
	CONSTRAINT "hardship_recognitions_index" CHECK ("hardship_recognitions"."index_hundredths" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "interest_entries" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"academic_year" text NOT NULL,
	"name" text NOT NULL,
	"school" text NOT NULL,
	"township" text NOT NULL,
	"phone_sealed" text NOT NULL,
	"phone_hash" "bytea" NOT NULL,
	"wish" text NOT NULL,
	"note_sealed" text,
	"import_id" text,
	"maker_id" text NOT NULL,
	"collected_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interest_entries_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "interest_entries_person" UNIQUE("centre_id","academic_year","phone_hash","name")
);
--> statement-breakpoint
CREATE TABLE "pre_application_events" (
	"centre_id" text NOT NULL,
	"pre_application_id" text NOT NULL,
	"version" integer NOT NULL,
	"event" text NOT NULL,
	"status" text NOT NULL,
	"actor_id" text NOT NULL,
	"happened_on" date NOT NULL,
	"reason_sealed" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pre_application_events_centre_id_pre_application_id_version_pk" PRIMARY KEY("centre_id","pre_application_id","version")
);
--> statement-breakpoint
CREATE TABLE "pre_applications" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"academic_year" text NOT NULL,
	"school" text NOT NULL,
	"class_name" text NOT NULL,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"ethnicity" text NOT NULL,
	"township" text NOT NULL,
	"id_number_sealed" text NOT NULL,
	"id_number_hash" "bytea" NOT NULL,
	"phone_sealed" text NOT NULL,
	"phone_hash" "bytea" NOT NULL,
	"category" text NOT NULL,
	"hardship_category" text NOT NULL,
	"guardian_sealed" text,
	"note_sealed" text,
	"warnings" jsonb NOT NULL,
	"status" text NOT NULL,
	"import_id" text,
	"maker_id" text NOT NULL,
	"entered_on" date NOT NULL,
	"school_approved_on" date,
	"checker_id" text,
	"verified_on" date,
	"notice_id" text,
	"imported_on" date,
	"decided_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pre_applications_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "pre_applications_two_people" CHECK ("pre_applications"."maker_id" <> "pre_applications"."checker_id")
);
--> statement-breakpoint
CREATE TABLE "publicity_entries" (
	"centre_id" text NOT NULL,
	"notice_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"position" integer NOT NULL,
	"masked_name" text NOT NULL,
	"school" text NOT NULL,
	CONSTRAINT "publicity_entries_centre_id_notice_id_subject_id_pk" PRIMARY KEY("centre_id","notice_id","subject_id"),
	CONSTRAINT "publicity_entries_position" UNIQUE("centre_id","notice_id","position")
);
--> statement-breakpoint
CREATE TABLE "publicity_notices" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"academic_year" text NOT NULL,
	"title" text NOT NULL,
	"objections_to" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"working_days" integer NOT NULL,
	"made_by" text NOT NULL,
	"made_on" date NOT NULL,
	"taken_down_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publicity_notices_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "publicity_notices_code" UNIQUE("centre_id","code"),
	CONSTRAINT "publicity_notices_period" CHECK ("publicity_notices"."from_on" <= "publicity_notices"."to_on")
);
--> statement-breakpoint
CREATE TABLE "publicity_objections" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"notice_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"text_sealed" text NOT NULL,
	"objector_sealed" text,
	"filed_on" date NOT NULL,
	"maker_id" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"resolution_sealed" text,
	"checker_id" text,
	"resolved_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publicity_objections_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "publicity_objections_two_people" CHECK ("publicity_objections"."maker_id" <> "publicity_objections"."checker_id"),
	CONSTRAINT "publicity_objections_resolved" CHECK (("publicity_objections"."status" = 'open') = ("publicity_objections"."checker_id" is null))
);
--> statement-breakpoint
ALTER TABLE "hardship_events" ADD CONSTRAINT "hardship_events_centre_id_recognition_id_hardship_recognitions_centre_id_id_fk" FOREIGN KEY ("centre_id","recognition_id") REFERENCES "public"."hardship_recognitions"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hardship_recognitions" ADD CONSTRAINT "hardship_recognitions_centre_id_notice_id_publicity_notices_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."publicity_notices"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hardship_recognitions" ADD CONSTRAINT "hardship_recognitions_centre_id_replaces_id_hardship_recognitions_centre_id_id_fk" FOREIGN KEY ("centre_id","replaces_id") REFERENCES "public"."hardship_recognitions"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_application_events" ADD CONSTRAINT "pre_application_events_centre_id_pre_application_id_pre_applications_centre_id_id_fk" FOREIGN KEY ("centre_id","pre_application_id") REFERENCES "public"."pre_applications"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_applications" ADD CONSTRAINT "pre_applications_centre_id_notice_id_publicity_notices_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."publicity_notices"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_entries" ADD CONSTRAINT "publicity_entries_centre_id_notice_id_publicity_notices_centre_id_id_fk" FOREIGN KEY ("centre_id","notice_id") REFERENCES "public"."publicity_notices"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_objections" ADD CONSTRAINT "publicity_objections_centre_id_notice_id_subject_id_publicity_entries_centre_id_notice_id_subject_id_fk" FOREIGN KEY ("centre_id","notice_id","subject_id") REFERENCES "public"."publicity_entries"("centre_id","notice_id","subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hardship_recognitions_status" ON "hardship_recognitions" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "hardship_recognitions_current" ON "hardship_recognitions" USING btree ("centre_id","academic_year","id_number_hash") WHERE status = 'recognised';--> statement-breakpoint
CREATE UNIQUE INDEX "hardship_recognitions_open" ON "hardship_recognitions" USING btree ("centre_id","academic_year","id_number_hash") WHERE status in ('submitted', 'publicised');--> statement-breakpoint
CREATE INDEX "pre_applications_status" ON "pre_applications" USING btree ("centre_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pre_applications_year" ON "pre_applications" USING btree ("centre_id","academic_year","id_number_hash") WHERE status not in ('rejected', 'withdrawn');--> statement-breakpoint
CREATE INDEX "publicity_objections_subject" ON "publicity_objections" USING btree ("centre_id","subject_id");
--> statement-breakpoint
ALTER TABLE publicity_notices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE publicity_notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON publicity_notices USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON publicity_notices TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE publicity_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE publicity_entries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON publicity_entries USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON publicity_entries TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE publicity_objections ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE publicity_objections FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON publicity_objections USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON publicity_objections TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE pre_applications ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE pre_applications FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON pre_applications USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON pre_applications TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE pre_application_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE pre_application_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON pre_application_events USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON pre_application_events TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE interest_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE interest_entries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON interest_entries USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON interest_entries TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE hardship_recognitions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE hardship_recognitions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON hardship_recognitions USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON hardship_recognitions TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE hardship_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE hardship_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON hardship_events USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON hardship_events TO bursar_app, bursar_batch;
