ALTER TABLE "application_drafts" ADD COLUMN "editors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "editors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "change_requests" ADD COLUMN "editors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "guardian_consents" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "amount_raises" ADD CONSTRAINT "amount_raises_decided" CHECK ("amount_raises"."status" = 'proposed' or "amount_raises"."decided_by" is not null);--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_editors_and_checker" CHECK (not ("applications"."checker_id" = any("applications"."editors")));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_reviewed" CHECK ("applications"."status" <> 'reviewed' or "applications"."checker_id" is not null);--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_editors_and_checker" CHECK ("change_requests"."status" not in ('approved', 'applied', 'rejected')
        or not ("change_requests"."checker_id" = any("change_requests"."editors")));--> statement-breakpoint
ALTER TABLE "hardship_recognitions" ADD CONSTRAINT "hardship_recognitions_decided" CHECK ("hardship_recognitions"."status" not in ('recognised', 'declined', 'superseded', 'revoked')
        or "hardship_recognitions"."checker_id" is not null);--> statement-breakpoint
ALTER TABLE "pre_applications" ADD CONSTRAINT "pre_applications_decided" CHECK ("pre_applications"."status" not in ('verified', 'publicised', 'imported', 'passed', 'rejected')
        or "pre_applications"."checker_id" is not null);