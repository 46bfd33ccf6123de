CREATE TABLE "auth"."recovery_codes" (
	"user_id" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "auth"."second_factors" (
	"user_id" text PRIMARY KEY NOT NULL,
	"centre_id" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."service_keys" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"last_four" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "service_keys_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "service_keys_key" UNIQUE("key_hash"),
	CONSTRAINT "service_keys_mode" CHECK ("auth"."service_keys"."mode" in ('live', 'test'))
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_policies" (
	"centre_id" text PRIMARY KEY NOT NULL,
	"second_factor_roles" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."volunteer_codes" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"business_on" date NOT NULL,
	"uses_max" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" text,
	CONSTRAINT "volunteer_codes_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "volunteer_codes_code" UNIQUE("code_hash"),
	CONSTRAINT "volunteer_codes_uses" CHECK ("auth"."volunteer_codes"."uses" between 0 and "auth"."volunteer_codes"."uses_max")
);
--> statement-breakpoint
CREATE TABLE "auth"."volunteer_sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"centre_id" text NOT NULL,
	"volunteer_id" text NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."volunteers" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"code_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "volunteers_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "volunteers_name" UNIQUE("centre_id","code_id","name")
);
--> statement-breakpoint
ALTER TABLE "auth"."volunteers" ADD CONSTRAINT "volunteers_centre_id_code_id_volunteer_codes_centre_id_id_fk" FOREIGN KEY ("centre_id","code_id") REFERENCES "auth"."volunteer_codes"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "volunteer_sessions_centre" ON "auth"."volunteer_sessions" USING btree ("centre_id","id");
--> statement-breakpoint
-- A centre's people, codes and keys are read by whoever signs somebody in and written by their own
-- centre alone: the services' login without a centre, or in another, changes nobody.
GRANT INSERT, UPDATE ON auth.staff_members TO bursar_app;
--> statement-breakpoint
REVOKE DELETE ON auth."user", auth.account FROM bursar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON auth.sign_in_policies, auth.volunteer_codes, auth.service_keys TO bursar_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON auth.volunteers TO bursar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.second_factors, auth.volunteer_sessions TO bursar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON auth.recovery_codes TO bursar_app;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'staff_members', 'sign_in_policies', 'volunteer_codes', 'volunteers', 'service_keys'
  ] LOOP
    EXECUTE format('ALTER TABLE auth.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY every_centre ON auth.%I FOR SELECT USING (true)', name);
    EXECUTE format(
      'CREATE POLICY own_centre ON auth.%I USING (centre_id = nullif(current_setting(''bursar.centre'', true), '''')) '
      'WITH CHECK (centre_id = nullif(current_setting(''bursar.centre'', true), ''''))', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What belongs to a person is written by the centre where the person works.
DO $$
DECLARE entry text[];
BEGIN
  FOREACH entry SLICE 1 IN ARRAY ARRAY[
    ['user', 'id'], ['account', 'user_id'], ['second_factors', 'user_id'], ['recovery_codes', 'user_id']
  ] LOOP
    EXECUTE format('ALTER TABLE auth.%I ENABLE ROW LEVEL SECURITY', entry[1]);
    EXECUTE format('CREATE POLICY every_centre ON auth.%I FOR SELECT USING (true)', entry[1]);
    EXECUTE format(
      'CREATE POLICY own_people ON auth.%1$I USING (EXISTS (SELECT 1 FROM auth.staff_members m '
      'WHERE m.user_id = %1$I.%2$I AND m.centre_id = nullif(current_setting(''bursar.centre'', true), ''''))) '
      'WITH CHECK (EXISTS (SELECT 1 FROM auth.staff_members m '
      'WHERE m.user_id = %1$I.%2$I AND m.centre_id = nullif(current_setting(''bursar.centre'', true), '''')))',
      entry[1], entry[2]);
  END LOOP;
END $$;
--> statement-breakpoint
-- Some roles are given by the owner of the database alone, whatever a service asks.
CREATE FUNCTION auth.keep_reserved_roles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reserved CONSTANT text[] := ARRAY['national', 'demo', 'volunteer', 'graduate'];
  before text[] := '{}';
BEGIN
  IF current_user <> 'bursar_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.user_id <> OLD.user_id THEN
      RAISE EXCEPTION 'a place is not handed to another account' USING ERRCODE = 'check_violation';
    END IF;
    before := OLD.roles;
  END IF;
  IF EXISTS (
    SELECT 1 FROM unnest(reserved) AS role WHERE (role = ANY (NEW.roles)) <> (role = ANY (before))
  ) THEN
    RAISE EXCEPTION 'a reserved role is given by the owner alone' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER staff_members_reserved_roles BEFORE INSERT OR UPDATE ON auth.staff_members
  FOR EACH ROW EXECUTE FUNCTION auth.keep_reserved_roles();
