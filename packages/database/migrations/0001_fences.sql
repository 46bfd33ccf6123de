-- Who may touch what. Roles belong to the server and are made once; several databases share them.
DO $$ BEGIN
  CREATE ROLE bursar_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE bursar_batch LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT USAGE ON SCHEMA auth TO bursar_app;
--> statement-breakpoint
-- A business table shows a centre's rows to that centre alone. The setting is empty after a
-- transaction and undefined before the first, so both read as "no centre".
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'borrowers', 'refresh_conflicts', 'applications', 'contracts', 'contract_signatures',
    'contract_events', 'number_series', 'loans', 'loan_facts', 'transfers', 'batch_runs',
    'batch_chunks', 'batch_failures', 'notices', 'imports', 'import_rows', 'outbox',
    'audit_rows', 'idempotency_keys'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_centre ON %I USING (centre_id = nullif(current_setting(''bursar.centre'', true), '''')) '
      'WITH CHECK (centre_id = nullif(current_setting(''bursar.centre'', true), ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO bursar_app, bursar_batch', name);
  END LOOP;
  -- History is added to, never changed.
  FOREACH name IN ARRAY ARRAY[
    'contract_events', 'loan_facts', 'transfers', 'audit_rows', 'batch_failures'
  ] LOOP
    EXECUTE format('REVOKE UPDATE ON %I FROM bursar_app, bursar_batch', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT DELETE ON outbox TO bursar_batch;
--> statement-breakpoint
GRANT SELECT ON centres, business_dates, locators, policy_rows, universities TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT INSERT ON locators TO bursar_app, bursar_batch;
--> statement-breakpoint
GRANT INSERT, UPDATE ON business_dates TO bursar_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO bursar_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON auth.staff_members FROM bursar_app;
--> statement-breakpoint
-- A business date of its own is for demo centres only, whoever asks.
CREATE FUNCTION refuse_business_date_of_live_centre() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM centres WHERE id = NEW.centre_id AND demo) THEN
    RAISE EXCEPTION 'centre % is not a demo centre', NEW.centre_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER business_dates_demo_only BEFORE INSERT OR UPDATE ON business_dates
  FOR EACH ROW EXECUTE FUNCTION refuse_business_date_of_live_centre();
--> statement-breakpoint
-- The services count wrong passwords, forget them after a right one, and change none.
REVOKE UPDATE ON auth.sign_in_failures FROM bursar_app;
--> statement-breakpoint
-- Anyone looks up where something is known; a centre writes what is its own.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['business_dates', 'locators'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY every_centre ON %I FOR SELECT USING (true)', name);
    EXECUTE format(
      'CREATE POLICY own_centre ON %I USING (centre_id = nullif(current_setting(''bursar.centre'', true), '''')) '
      'WITH CHECK (centre_id = nullif(current_setting(''bursar.centre'', true), ''''))', name);
  END LOOP;
END $$;
