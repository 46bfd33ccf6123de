CREATE TABLE "batch_tie_outs" (
	"centre_id" text NOT NULL,
	"run_id" text NOT NULL,
	"leg" text NOT NULL,
	"state" text NOT NULL,
	"difference_fen" bigint NOT NULL,
	"detail" text NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batch_tie_outs_centre_id_run_id_leg_pk" PRIMARY KEY("centre_id","run_id","leg"),
	CONSTRAINT "batch_tie_outs_difference" CHECK ("batch_tie_outs"."state" <> 'tied' or "batch_tie_outs"."difference_fen" = 0)
);
--> statement-breakpoint
ALTER TABLE "batch_chunks" ALTER COLUMN "item_ids" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "after_item" text;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "to_item" text;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "skipped" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "sums" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "batch_failures" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "batch_failures" ADD COLUMN "amount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_failures" ADD COLUMN "retried_by" text;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "chunks" integer;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "chunks_left" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "skipped" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "sums" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "policy_stamp" text;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "plan_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "retry_of" text;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "retry_cause" text;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "batch_tie_outs" ADD CONSTRAINT "batch_tie_outs_centre_id_run_id_batch_runs_centre_id_id_fk" FOREIGN KEY ("centre_id","run_id") REFERENCES "public"."batch_runs"("centre_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE batch_tie_outs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE batch_tie_outs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON batch_tie_outs USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON batch_tie_outs TO bursar_app, bursar_batch;
