DROP INDEX "loan_standings_next_event";--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "prepared_from" text;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD COLUMN "prepared" text;--> statement-breakpoint
ALTER TABLE "loan_standings" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Room for the next version of each row beside it: an update then touches one page and no index.
ALTER TABLE "loan_standings" SET (fillfactor = 50);
