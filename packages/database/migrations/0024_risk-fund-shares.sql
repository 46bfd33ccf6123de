ALTER TABLE "risk_fund_years" ALTER COLUMN "lender_share_fen" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "risk_fund_years" ALTER COLUMN "county_share_fen" DROP NOT NULL;