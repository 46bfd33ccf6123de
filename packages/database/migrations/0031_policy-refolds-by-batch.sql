DROP TABLE "policy_refolds" CASCADE;
--> statement-breakpoint
ALTER TABLE "rescues" DROP CONSTRAINT "rescues_decided", DROP CONSTRAINT "rescues_paid",
  ADD CONSTRAINT "rescues_decided" CHECK ("rescues"."status" not in ('approved', 'paid', 'refused', 'reversed') or "rescues"."checker_id" is not null),
  ADD CONSTRAINT "rescues_paid" CHECK (("rescues"."status" in ('paid', 'reversed')) = ("rescues"."paid_by" is not null)
        and ("rescues"."status" in ('paid', 'reversed')) = ("rescues"."amount_fen" is not null));
--> statement-breakpoint
ALTER TABLE "compensations" DROP CONSTRAINT "compensations_decided", DROP CONSTRAINT "compensations_posted",
  ADD CONSTRAINT "compensations_decided" CHECK ("compensations"."status" not in ('posted', 'rejected', 'reversed') or "compensations"."checker_id" is not null),
  ADD CONSTRAINT "compensations_posted" CHECK (("compensations"."status" in ('posted', 'reversed')) = ("compensations"."fact_id" is not null));
