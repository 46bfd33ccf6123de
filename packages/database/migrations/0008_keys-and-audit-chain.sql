CREATE TABLE "audit_anchors" (
	"centre_id" text NOT NULL,
	"anchored_on" date NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL,
	"anchored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_anchors_centre_id_anchored_on_pk" PRIMARY KEY("centre_id","anchored_on")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"centre_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"audit_id" text NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_centre_id_sequence_pk" PRIMARY KEY("centre_id","sequence"),
	CONSTRAINT "audit_seals_row" UNIQUE("centre_id","audit_id")
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"centre_id" text NOT NULL,
	"audit_id" text NOT NULL,
	CONSTRAINT "audit_unsealed_centre_id_audit_id_pk" PRIMARY KEY("centre_id","audit_id")
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"centre_id" text NOT NULL,
	"key_id" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"master_key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	"emptied_at" timestamp with time zone,
	CONSTRAINT "data_keys_centre_id_key_id_pk" PRIMARY KEY("centre_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "done_at_start" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "sliced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_centre_id_audit_id_audit_rows_centre_id_id_fk" FOREIGN KEY ("centre_id","audit_id") REFERENCES "public"."audit_rows"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "data_keys_current" ON "data_keys" USING btree ("centre_id") WHERE "data_keys"."retired_at" is null;
--> statement-breakpoint
ALTER TABLE data_keys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE data_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON data_keys USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON data_keys TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE audit_unsealed ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_unsealed FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON audit_unsealed USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_unsealed TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON audit_seals USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_seals TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE audit_anchors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_anchors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON audit_anchors USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_anchors TO bursar_app, bursar_batch;

--> statement-breakpoint
-- The sealer alone, which has the workers' login, seals and anchors; what is sealed waits no more.
REVOKE INSERT ON audit_seals, audit_anchors FROM bursar_app;
--> statement-breakpoint
GRANT DELETE ON audit_unsealed TO bursar_batch;
