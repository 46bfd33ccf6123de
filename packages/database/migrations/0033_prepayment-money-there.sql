ALTER TABLE "prepayments" DROP CONSTRAINT "prepayments_total";--> statement-breakpoint
ALTER TABLE "prepayments" ADD COLUMN "unapplied_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "prepayments" ALTER COLUMN "unapplied_fen" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "prepayments" ADD CONSTRAINT "prepayments_total" CHECK ("prepayments"."total_fen" >= 0);
