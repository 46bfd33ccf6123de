-- The national office reads what its figures need of every centre, and nothing that names a person.
DO $$ BEGIN
  CREATE ROLE bursar_national LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO bursar_national;
--> statement-breakpoint
GRANT SELECT ON centres, universities, policy_rows TO bursar_national;
--> statement-breakpoint
GRANT SELECT (centre_id, id, academic_year, kind, status, amount_fen, hardship_category,
  university_code, level) ON applications TO bursar_national;
--> statement-breakpoint
GRANT SELECT (centre_id, id, application_id, status, principal_fen, disbursed_on) ON contracts
  TO bursar_national;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['applications', 'contracts'] LOOP
    EXECUTE format('CREATE POLICY national_figures ON %I FOR SELECT TO bursar_national USING (true)', name);
  END LOOP;
END $$;
