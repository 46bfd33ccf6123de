CREATE TABLE "policy_backtest_loans" (
	"centre_id" text NOT NULL,
	"backtest_id" text NOT NULL,
	"contract_no" text NOT NULL,
	"delta_fen" bigint NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "policy_backtest_loans_centre_id_backtest_id_contract_no_pk" PRIMARY KEY("centre_id","backtest_id","contract_no")
);
--> statement-breakpoint
CREATE TABLE "policy_backtests" (
	"centre_id" text NOT NULL,
	"id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"proposal_hash" text NOT NULL,
	"policy_stamp" text NOT NULL,
	"as_of" date NOT NULL,
	"status" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"after_loan_id" text DEFAULT '' NOT NULL,
	"summary" jsonb NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "policy_backtests_centre_id_id_pk" PRIMARY KEY("centre_id","id"),
	CONSTRAINT "policy_backtests_done" CHECK (("policy_backtests"."status" = 'done') = ("policy_backtests"."finished_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"proposed_at_centre" text NOT NULL,
	"rows" jsonb NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"maker_id" text NOT NULL,
	"proposed_on" date NOT NULL,
	"checker_id" text,
	"checked_on" date,
	"backtest_id" text,
	"policy_stamp" text,
	"activated_by" text,
	"activated_on" date,
	"refold_from" date,
	"closed_by" text,
	"close_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_proposals_two_people" CHECK ("policy_proposals"."maker_id" <> "policy_proposals"."checker_id"),
	CONSTRAINT "policy_proposals_checked" CHECK ("policy_proposals"."status" not in ('approved', 'activated') or ("policy_proposals"."checker_id" is not null and "policy_proposals"."backtest_id" is not null and "policy_proposals"."policy_stamp" is not null)),
	CONSTRAINT "policy_proposals_activated" CHECK (("policy_proposals"."status" = 'activated') = ("policy_proposals"."activated_by" is not null)),
	CONSTRAINT "policy_proposals_closed" CHECK (("policy_proposals"."status" in ('turned-down', 'withdrawn')) = ("policy_proposals"."closed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_refolds" (
	"centre_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"from_on" date NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"after_loan_id" text DEFAULT '' NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "policy_refolds_centre_id_proposal_id_pk" PRIMARY KEY("centre_id","proposal_id")
);
--> statement-breakpoint
ALTER TABLE "policy_rows" DROP CONSTRAINT "policy_rows_kind_key_effective_from_pk";--> statement-breakpoint
ALTER TABLE "policy_rows" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "policy_rows" ADD CONSTRAINT "policy_rows_kind_key_effective_from_revision_pk" PRIMARY KEY("kind","key","effective_from","revision");--> statement-breakpoint
ALTER TABLE "policy_rows" ADD COLUMN "proposal_id" text;--> statement-breakpoint
ALTER TABLE "policy_backtest_loans" ADD CONSTRAINT "policy_backtest_loans_centre_id_backtest_id_policy_backtests_centre_id_id_fk" FOREIGN KEY ("centre_id","backtest_id") REFERENCES "public"."policy_backtests"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_backtests_proposal" ON "policy_backtests" USING btree ("centre_id","proposal_id","started_at");--> statement-breakpoint
ALTER TABLE "policy_rows" ADD CONSTRAINT "policy_rows_proposal_id_policy_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."policy_proposals"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE policy_backtests ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE policy_backtests FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON policy_backtests USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON policy_backtests TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE policy_backtest_loans ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE policy_backtest_loans FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON policy_backtest_loans USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON policy_backtest_loans TO bursar_app, bursar_batch;

--> statement-breakpoint
ALTER TABLE policy_refolds ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE policy_refolds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON policy_refolds USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON policy_refolds TO bursar_app, bursar_batch;

--> statement-breakpoint
GRANT SELECT ON policy_proposals TO bursar_app, bursar_batch;
--> statement-breakpoint
-- The login of the policy: alone it writes proposals and rows, and it changes no row that stands.
DO $$ BEGIN
  CREATE ROLE bursar_policy LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO bursar_policy;
--> statement-breakpoint
GRANT SELECT ON centres, business_dates, policy_rows, policy_proposals, policy_backtests, policy_refolds
  TO bursar_policy;
--> statement-breakpoint
GRANT INSERT ON policy_rows, policy_proposals, policy_refolds TO bursar_policy;
--> statement-breakpoint
GRANT UPDATE (status, checker_id, checked_on, backtest_id, policy_stamp, activated_by, activated_on,
  refold_from, closed_by, close_reason) ON policy_proposals TO bursar_policy;
--> statement-breakpoint
GRANT SELECT, INSERT ON outbox, data_keys TO bursar_policy;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON idempotency_keys TO bursar_policy;
--> statement-breakpoint
GRANT INSERT ON audit_rows, audit_unsealed TO bursar_policy;
--> statement-breakpoint
GRANT SELECT (centre_id, id) ON audit_rows TO bursar_policy;
--> statement-breakpoint
-- A change of the policy is every centre's, so each is asked to post its loans again, in the
-- transaction that puts the rows in force.
CREATE POLICY every_centre ON policy_refolds FOR INSERT TO bursar_policy WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY refolds_of_every_centre ON outbox FOR INSERT TO bursar_policy
  WITH CHECK (job = 'policy.refold');
--> statement-breakpoint
-- Even this login brings in nothing but what two people have agreed on, word for word.
CREATE FUNCTION refuse_unapproved_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bursar_policy' THEN RETURN NEW; END IF;
  IF NOT EXISTS (
    SELECT 1 FROM policy_proposals p, jsonb_array_elements(p.rows) r
    WHERE p.id = NEW.proposal_id AND p.status = 'approved'
      AND r ->> 'kind' = NEW.kind AND coalesce(r ->> 'key', '') = NEW.key
      AND (r ->> 'effectiveFrom')::date = NEW.effective_from
      AND r -> 'value' = NEW.value AND r ->> 'source' = NEW.source
  ) THEN
    RAISE EXCEPTION 'policy row %/% is in no approved proposal', NEW.kind, NEW.key
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER policy_rows_approved BEFORE INSERT ON policy_rows
  FOR EACH ROW EXECUTE FUNCTION refuse_unapproved_policy();
