CREATE TABLE "auth"."sign_in_failures" (
	"subject_hash" "bytea" NOT NULL,
	"attempt_id" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_failures_subject_hash_attempt_id_pk" PRIMARY KEY("subject_hash","attempt_id")
);
--> statement-breakpoint
CREATE INDEX "sign_in_failures_failed_at" ON "auth"."sign_in_failures" USING btree ("failed_at");