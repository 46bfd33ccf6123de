ALTER TABLE "notices" DROP CONSTRAINT "notices_centre_id_id_pk";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_centre_id_id_due_on_pk" PRIMARY KEY("centre_id","id","due_on");
--> statement-breakpoint
-- Tables that grow with time become partitioned: three years a partition, up to 2050, one for what
-- is before and one for what fits nowhere, so that no job has to run on any New Year.
-- Keys, indexes, foreign keys, row-level security and rights are made again as they were found.
CREATE FUNCTION pg_temp.partition_by_time(named text, by text, bounds text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  before text := named || '_before_partitions';
  again text[];
  referring text[];
  statement text;
  rows_before bigint;
  rows_after bigint;
BEGIN
  SELECT array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
      pg_get_constraintdef(oid)) ORDER BY conname) INTO referring
    FROM pg_constraint WHERE contype = 'f' AND confrelid = named::regclass;
  FOR statement IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
    FROM pg_constraint WHERE contype = 'f' AND confrelid = named::regclass
  LOOP EXECUTE statement; END LOOP;

  SELECT array_agg(line ORDER BY step, line) INTO again FROM (
    SELECT 1 AS step, format('ALTER TABLE %I ADD CONSTRAINT %I %s', named, conname,
        pg_get_constraintdef(oid)) AS line
      FROM pg_constraint WHERE conrelid = named::regclass AND contype IN ('p', 'u', 'f')
    UNION ALL
    SELECT 2, pg_get_indexdef(i.indexrelid) FROM pg_index i
      WHERE i.indrelid = named::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    UNION ALL
    SELECT 3, format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named)
    UNION ALL
    SELECT 3, format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named)
    UNION ALL
    SELECT 4, format('CREATE POLICY %I ON %I AS %s FOR %s TO %s%s%s', policyname, named, permissive,
        cmd, array_to_string(roles, ', '), ' USING (' || qual || ')',
        ' WITH CHECK (' || with_check || ')')
      FROM pg_policies WHERE schemaname = 'public' AND tablename = named
    UNION ALL
    SELECT 5, format('GRANT %s ON %I TO %s', r.privilege_type, named, r.grantee::regrole)
      FROM pg_class c, aclexplode(c.relacl) r
      WHERE c.oid = named::regclass AND r.grantee <> c.relowner
    UNION ALL
    SELECT 5, format('GRANT %s (%I) ON %I TO %s', r.privilege_type, a.attname, named,
        r.grantee::regrole)
      FROM pg_attribute a, aclexplode(a.attacl) r WHERE a.attrelid = named::regclass
  ) found;

  -- Row-level security would hide the rows from an owner that is no superuser.
  EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', named);
  EXECUTE format('ALTER TABLE %I RENAME TO %I', named, before);
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) '
    'PARTITION BY RANGE (%I)', named, before, by);
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (MINVALUE) TO (%L)',
    named || '_earlier', named, bounds[1]);
  FOR place IN 1 .. array_length(bounds, 1) - 1 LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
      named || '_' || (2023 + 3 * place), named, bounds[place], bounds[place + 1]);
  END LOOP;
  EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', named || '_other', named);

  EXECUTE format('SELECT count(*) FROM %I', before) INTO rows_before;
  EXECUTE format('INSERT INTO %I SELECT * FROM %I', named, before);
  EXECUTE format('SELECT count(*) FROM %I', named) INTO rows_after;
  IF rows_after <> rows_before THEN
    RAISE EXCEPTION '%: % rows of % were taken over', named, rows_after, rows_before;
  END IF;
  EXECUTE format('DROP TABLE %I', before);
  FOREACH statement IN ARRAY again || coalesce(referring, '{}') LOOP EXECUTE statement; END LOOP;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  named text;
  days text[] := ARRAY['2026-01-01', '2029-01-01', '2032-01-01', '2035-01-01', '2038-01-01',
    '2041-01-01', '2044-01-01', '2047-01-01', '2050-01-01'];
BEGIN
  FOREACH named IN ARRAY ARRAY['transfers', 'loan_facts', 'loan_settlements'] LOOP
    PERFORM pg_temp.partition_by_time(named, 'posted_on', days);
  END LOOP;
  PERFORM pg_temp.partition_by_time('notices', 'due_on', days);
  -- An audit row's id begins with its time: these are the first ids of those New Year's days in
  -- Asia/Shanghai. By id, so that the row that a seal names is found in one partition.
  PERFORM pg_temp.partition_by_time('audit_rows', 'id', ARRAY[
    'aud_01kdtj6d000000000000000000', 'aud_01p60nt5000000000000000000',
    'aud_01ry4716000000000000000000', 'aud_01vpaamy000000000000000000',
    'aud_01yege8p000000000000000000', 'aud_0216phwe000000000000000000',
    'aud_023yt33f000000000000000000', 'aud_026q06q7000000000000000000',
    'aud_029f6aaz000000000000000000']);
END $$;
--> statement-breakpoint
DROP FUNCTION pg_temp.partition_by_time(text, text, text[]);
