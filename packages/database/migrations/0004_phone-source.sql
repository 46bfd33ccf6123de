ALTER TABLE "borrowers" ADD COLUMN "phone_source" text NOT NULL;--> statement-breakpoint
ALTER TABLE "borrowers" ADD COLUMN "phone_since" date NOT NULL;