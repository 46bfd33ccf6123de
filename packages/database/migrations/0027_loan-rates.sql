CREATE TABLE "loan_rates" (
	"centre_id" text NOT NULL,
	"loan_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"rate_ppm" bigint NOT NULL,
	"previous_ppm" bigint NOT NULL,
	"run_id" text NOT NULL,
	"posted_on" date NOT NULL,
	CONSTRAINT "loan_rates_centre_id_loan_id_effective_on_pk" PRIMARY KEY("centre_id","loan_id","effective_on")
);
--> statement-breakpoint
DROP INDEX "loan_settlements_due";--> statement-breakpoint
ALTER TABLE "loan_rates" ADD CONSTRAINT "loan_rates_centre_id_loan_id_loans_centre_id_id_fk" FOREIGN KEY ("centre_id","loan_id") REFERENCES "public"."loans"("centre_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loan_settlements_due" ON "loan_settlements" USING btree ("centre_id","due_on","loan_id");
--> statement-breakpoint
ALTER TABLE loan_rates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE loan_rates FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_centre ON loan_rates USING (centre_id = nullif(current_setting('bursar.centre', true), '')) WITH CHECK (centre_id = nullif(current_setting('bursar.centre', true), ''));
--> statement-breakpoint
GRANT SELECT, INSERT ON loan_rates TO bursar_app, bursar_batch;
