ALTER TABLE "compensations" DROP CONSTRAINT "compensations_decided";--> statement-breakpoint
ALTER TABLE "compensations" DROP CONSTRAINT "compensations_posted";--> statement-breakpoint
ALTER TABLE "rescues" DROP CONSTRAINT "rescues_decided";--> statement-breakpoint
ALTER TABLE "rescues" DROP CONSTRAINT "rescues_paid";--> statement-breakpoint
ALTER TABLE "issued_statements" ADD COLUMN "storage_key" text;--> statement-breakpoint
ALTER TABLE "issued_statements" ADD COLUMN "sha256" text;--> statement-breakpoint
ALTER TABLE "issued_statements" ADD COLUMN "sealed_by" text;--> statement-breakpoint
ALTER TABLE "issued_statements" ADD COLUMN "certificate" text;--> statement-breakpoint
ALTER TABLE "issued_statements" ADD COLUMN "sealed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "issued_statements_storage" ON "issued_statements" USING btree ("centre_id","storage_key");--> statement-breakpoint
ALTER TABLE "compensations" ADD CONSTRAINT "compensations_decided" CHECK ("compensations"."status" not in ('posted', 'rejected', 'reversed') or "compensations"."checker_id" is not null);--> statement-breakpoint
ALTER TABLE "compensations" ADD CONSTRAINT "compensations_posted" CHECK (("compensations"."status" in ('posted', 'reversed')) = ("compensations"."fact_id" is not null));--> statement-breakpoint
ALTER TABLE "issued_statements" ADD CONSTRAINT "issued_statements_sealed" CHECK (num_nulls("issued_statements"."storage_key", "issued_statements"."sha256", "issued_statements"."sealed_by", "issued_statements"."certificate", "issued_statements"."sealed_at") in (0, 5));--> statement-breakpoint
ALTER TABLE "rescues" ADD CONSTRAINT "rescues_decided" CHECK ("rescues"."status" not in ('approved', 'paid', 'refused', 'reversed') or "rescues"."checker_id" is not null);--> statement-breakpoint
ALTER TABLE "rescues" ADD CONSTRAINT "rescues_paid" CHECK (("rescues"."status" in ('paid', 'reversed')) = ("rescues"."paid_by" is not null)
        and ("rescues"."status" in ('paid', 'reversed')) = ("rescues"."amount_fen" is not null));