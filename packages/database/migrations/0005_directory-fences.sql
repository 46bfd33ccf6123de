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
