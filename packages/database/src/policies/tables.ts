import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { PolicyRow } from "@bursar/domain/policy";
import type { ProposalState } from "@bursar/domain/policies";
import { centreId, day, fen, instant, json } from "../columns/columns.ts";

/**
 * Rows that one person has proposed, another has approved and either of them has put in force. Of
 * the whole installation, since policy is; who proposed it works at `proposed_at_centre`. Written
 * by the login of the policy alone.
 */
export const policyProposals = pgTable(
  "policy_proposals",
  {
    id: text("id").primaryKey(),
    proposedAtCentre: text("proposed_at_centre").notNull(),
    rows: json<PolicyRow[]>("rows").notNull(),
    /** SHA-256 of the rows: what a back-test, an approval and an activation name. */
    hash: text("hash").notNull(),
    /** Why; read for a person's numbers before it is kept. */
    reason: text("reason").notNull(),
    status: text("status").$type<ProposalState>().notNull(),
    makerId: text("maker_id").notNull(),
    proposedOn: day("proposed_on").notNull(),
    checkerId: text("checker_id"),
    checkedOn: day("checked_on"),
    /** The back-test that was shown to the checker, and the policy that it compared with. */
    backtestId: text("backtest_id"),
    policyStamp: text("policy_stamp"),
    activatedBy: text("activated_by"),
    activatedOn: day("activated_on"),
    /** From which day posted figures may be wrong; null where only the future is touched. */
    refoldFrom: day("refold_from"),
    closedBy: text("closed_by"),
    closeReason: text("close_reason"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    check("policy_proposals_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "policy_proposals_checked",
      sql`${table.status} not in ('approved', 'activated') or (${table.checkerId} is not null and ${table.backtestId} is not null and ${table.policyStamp} is not null)`,
    ),
    check(
      "policy_proposals_activated",
      sql`(${table.status} = 'activated') = (${table.activatedBy} is not null)`,
    ),
    check(
      "policy_proposals_closed",
      sql`(${table.status} in ('turned-down', 'withdrawn')) = (${table.closedBy} is not null)`,
    ),
  ],
);

/**
 * Every constant of the rules as an effective-dated row with its source. A row is never edited: a
 * correction is the next revision of it, and the highest one counts.
 */
export const policyRows = pgTable(
  "policy_rows",
  {
    kind: text("kind").notNull(),
    key: text("key").notNull().default(""),
    effectiveFrom: day("effective_from").notNull(),
    revision: integer("revision").notNull().default(0),
    value: json<unknown>("value").notNull(),
    /** 文号 or page the value was read from. */
    source: text("source").notNull(),
    /** What brought the row in; null for a row that was shipped. */
    proposalId: text("proposal_id").references(() => policyProposals.id),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.effectiveFrom, table.revision] }),
  ],
);

/** What a proposal would do to the loans of one centre, computed slice by slice. */
export const policyBacktests = pgTable(
  "policy_backtests",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    proposalId: text("proposal_id").notNull(),
    proposalHash: text("proposal_hash").notNull(),
    /** Of the policy that the proposal is compared with. */
    policyStamp: text("policy_stamp").notNull(),
    asOf: day("as_of").notNull(),
    status: text("status").$type<"running" | "done" | "stale">().notNull(),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    afterLoanId: text("after_loan_id").notNull().default(""),
    /** Sums, histogram and largest movements so far. */
    summary: json<unknown>("summary").notNull(),
    startedBy: text("started_by").notNull(),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    index("policy_backtests_proposal").on(table.centreId, table.proposalId, table.startedAt),
    check(
      "policy_backtests_done",
      sql`(${table.status} = 'done') = (${table.finishedAt} is not null)`,
    ),
  ],
);

/** One loan that a proposal would change. */
export const policyBacktestLoans = pgTable(
  "policy_backtest_loans",
  {
    centreId: centreId(),
    backtestId: text("backtest_id").notNull(),
    contractNo: text("contract_no").notNull(),
    /** What the borrower pays more, or less, in the open cycle and the next. */
    deltaFen: fen("delta_fen").notNull(),
    /** Each figure before and after. */
    figures: json<unknown>("figures").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.backtestId, table.contractNo] }),
    foreignKey({
      columns: [table.centreId, table.backtestId],
      foreignColumns: [policyBacktests.centreId, policyBacktests.id],
    }),
  ],
);
