CREATE TABLE "divisions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"is_current" boolean NOT NULL,
	"initials" text NOT NULL,
	"pinyin" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_editions" (
	"registry" text NOT NULL,
	"edition_on" date NOT NULL,
	"sha256" text NOT NULL,
	"source" text NOT NULL,
	"rows" integer NOT NULL,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registry_editions_registry_sha256_pk" PRIMARY KEY("registry","sha256")
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"division_code" text NOT NULL,
	"kind" text NOT NULL,
	"initials" text NOT NULL,
	"pinyin" text NOT NULL,
	"status" text DEFAULT 'listed' NOT NULL,
	"edition_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_keys" (
	"centre_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	CONSTRAINT "search_keys_centre_id_kind_key_subject_id_pk" PRIMARY KEY("centre_id","kind","key","subject_id")
);
--> statement-breakpoint
CREATE TABLE "university_names" (
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"initials" text NOT NULL,
	"pinyin" text NOT NULL,
	"replaced_on" date,
	CONSTRAINT "university_names_code_name_pk" PRIMARY KEY("code","name")
);
--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "identifier" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "kind" text DEFAULT 'regular' NOT NULL;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "province_code" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "location" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "level" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "ownership" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "status" text DEFAULT 'listed' NOT NULL;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "merged_into_code" text;--> statement-breakpoint
ALTER TABLE "universities" ADD COLUMN "edition_on" date DEFAULT '2000-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "university_names" ADD CONSTRAINT "university_names_code_universities_code_fk" FOREIGN KEY ("code") REFERENCES "public"."universities"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schools_division" ON "schools" USING btree ("division_code","code");--> statement-breakpoint
CREATE INDEX "search_keys_subject" ON "search_keys" USING btree ("centre_id","subject_id");--> statement-breakpoint
CREATE INDEX "borrowers_township" ON "borrowers" USING btree ("centre_id","township","id");--> statement-breakpoint
CREATE INDEX "borrowers_graduation" ON "borrowers" USING btree ("centre_id","graduation_year","id");
--> statement-breakpoint
ALTER TABLE search_keys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE search_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON search_keys USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON search_keys TO bursar_app, bursar_batch;

--> statement-breakpoint
GRANT SELECT ON university_names TO bursar_app, bursar_batch;

--> statement-breakpoint
GRANT SELECT ON schools TO bursar_app, bursar_batch;

--> statement-breakpoint
GRANT SELECT ON divisions TO bursar_app, bursar_batch;

--> statement-breakpoint
GRANT SELECT ON registry_editions TO bursar_app, bursar_batch;
--> statement-breakpoint
-- An index and no record: a renamed person's old keys go, an erased one's all.
GRANT DELETE ON search_keys TO bursar_app, bursar_batch;
--> statement-breakpoint
-- Registries serve all centres and are read-only to the services. An edition of one is taken in
-- through a function of the owner's: it adds and corrects, checks the shape of every row, keeps
-- former names and never removes a code, whoever calls it.
CREATE FUNCTION register_universities(edition date, is_complete boolean, sha256 text, source text, entries jsonb)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241301);
  IF jsonb_array_length(entries) > 10000 THEN
    RAISE EXCEPTION 'more universities than there are' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, identifier text, kind text,
      "provinceCode" text, level text, ownership text, "mergedIntoCode" text, initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^\d{5}$' OR e.name IS NULL OR e.name !~ '^[^[:cntrl:]<>]{2,60}$'
      OR e.identifier !~ '^4[12]\d{8}$' OR e.kind NOT IN ('regular', 'adult')
      OR e."provinceCode" !~ '^\d{2}$' OR e.level NOT IN ('undergraduate', 'junior-college')
      OR e.ownership NOT IN ('public', 'private', 'joint') OR e."mergedIntoCode" !~ '^\d{5}$'
      OR e.initials IS NULL OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no university' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO universities AS known (code, name, identifier, kind, province_code, department, location,
    level, ownership, status, merged_into_code, edition_on)
  SELECT e.code, e.name, e.identifier, coalesce(e.kind, 'regular'), e."provinceCode", e.department,
    e.location, e.level, e.ownership,
    CASE WHEN e."mergedIntoCode" IS NULL THEN 'listed' ELSE 'merged' END, e."mergedIntoCode", edition
  FROM jsonb_to_recordset(entries) AS e(code text, name text, identifier text, kind text,
    "provinceCode" text, department text, location text, level text, ownership text, "mergedIntoCode" text)
  ON CONFLICT (code) DO UPDATE SET
    name = excluded.name,
    identifier = coalesce(excluded.identifier, known.identifier),
    kind = excluded.kind,
    province_code = coalesce(excluded.province_code, known.province_code),
    department = coalesce(excluded.department, known.department),
    location = coalesce(excluded.location, known.location),
    level = coalesce(excluded.level, known.level),
    ownership = coalesce(excluded.ownership, known.ownership),
    status = excluded.status,
    merged_into_code = excluded.merged_into_code,
    edition_on = excluded.edition_on
  WHERE known.edition_on <= excluded.edition_on;
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE university_names n SET kind = 'former', replaced_on = edition
  FROM universities u WHERE u.code = n.code AND n.kind = 'official' AND n.name <> u.name;
  INSERT INTO university_names (code, name, kind, initials, pinyin, replaced_on)
  SELECT e.code, e.name, CASE WHEN u.name = e.name THEN 'official' ELSE 'former' END, e.initials,
    e.pinyin, CASE WHEN u.name = e.name THEN NULL ELSE u.edition_on END
  FROM jsonb_to_recordset(entries) AS e(code text, name text, initials text, pinyin text)
  JOIN universities u ON u.code = e.code
  ON CONFLICT (code, name) DO UPDATE SET kind = excluded.kind, replaced_on = excluded.replaced_on
  WHERE excluded.kind = 'official';
  INSERT INTO university_names (code, name, kind, initials, pinyin)
  SELECT e.code, s.name, 'short', s.initials, s.pinyin
  FROM jsonb_to_recordset(entries) AS e(code text, "shortNames" jsonb)
  CROSS JOIN jsonb_to_recordset(coalesce(e."shortNames", '[]')) AS s(name text, initials text, pinyin text)
  ON CONFLICT (code, name) DO NOTHING;
  IF is_complete THEN
    UPDATE universities SET status = 'unlisted'
    WHERE status = 'listed' AND edition_on < edition AND kind IN (
      SELECT coalesce(e.kind, 'regular') FROM jsonb_to_recordset(entries) AS e(kind text));
  END IF;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('universities', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $$;
--> statement-breakpoint
CREATE FUNCTION register_schools(edition date, sha256 text, source text, entries jsonb)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241302);
  IF jsonb_array_length(entries) > 50000 OR EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, "divisionCode" text,
      initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^3[46]\d{8}$' OR e.name IS NULL
      OR e.name !~ '^[^[:cntrl:]<>]{2,60}$' OR e."divisionCode" IS NULL
      OR e."divisionCode" !~ '^\d{6}$' OR e.initials IS NULL OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no secondary school' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO schools AS known (code, name, division_code, kind, initials, pinyin, edition_on)
  SELECT e.code, e.name, e."divisionCode",
    CASE WHEN e.code LIKE '36%' THEN 'vocational' ELSE 'senior' END, e.initials, e.pinyin, edition
  FROM jsonb_to_recordset(entries) AS e(code text, name text, "divisionCode" text, initials text, pinyin text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, division_code = excluded.division_code,
    initials = excluded.initials, pinyin = excluded.pinyin, status = 'listed',
    edition_on = excluded.edition_on
  WHERE known.edition_on <= excluded.edition_on;
  GET DIAGNOSTICS written = ROW_COUNT;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('schools', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $$;
--> statement-breakpoint
CREATE FUNCTION register_divisions(edition date, is_complete boolean, sha256 text, source text, entries jsonb)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM pg_advisory_xact_lock(7241303);
  IF jsonb_array_length(entries) > 20000 OR EXISTS (
    SELECT FROM jsonb_to_recordset(entries) AS e(code text, name text, "isCurrent" boolean,
      initials text, pinyin text)
    WHERE e.code IS NULL OR e.code !~ '^[1-9]\d{5}$' OR e.name IS NULL
      OR e.name !~ '^[^[:cntrl:]<>]{1,40}$' OR e."isCurrent" IS NULL OR e.initials IS NULL
      OR e.pinyin IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry that is no division' USING ERRCODE = 'check_violation';
  END IF;
  IF is_complete THEN
    UPDATE divisions SET is_current = false WHERE is_current;
  END IF;
  INSERT INTO divisions AS known (code, name, level, is_current, initials, pinyin)
  SELECT e.code, e.name, CASE WHEN e.code LIKE '%0000' THEN 'province'
    WHEN e.code LIKE '%00' THEN 'prefecture' ELSE 'county' END, e."isCurrent", e.initials, e.pinyin
  FROM jsonb_to_recordset(entries) AS e(code text, name text, "isCurrent" boolean, initials text, pinyin text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, is_current = excluded.is_current,
    initials = excluded.initials, pinyin = excluded.pinyin
  WHERE excluded.is_current OR NOT known.is_current;
  GET DIAGNOSTICS written = ROW_COUNT;
  INSERT INTO registry_editions (registry, edition_on, sha256, source, rows)
  VALUES ('divisions', edition, sha256, source, jsonb_array_length(entries)) ON CONFLICT DO NOTHING;
  RETURN written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION register_universities(date, boolean, text, text, jsonb),
  register_schools(date, text, text, jsonb),
  register_divisions(date, boolean, text, text, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION register_universities(date, boolean, text, text, jsonb),
  register_schools(date, text, text, jsonb),
  register_divisions(date, boolean, text, text, jsonb) TO bursar_app;
