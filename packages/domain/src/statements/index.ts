export type { IssuableLoan, IssueDecision, IssueRequest } from "./decide-issue.ts";
export { decideIssue } from "./decide-issue.ts";
export type { StatementKind } from "./statement-kind.ts";
export { STATEMENT_KINDS, statementKindEntries } from "./statement-kind.ts";
export type { BookStretch, InterestOfStretch, Movement, OwedBalance } from "./year-movements.ts";
export { bookStretch, ENTRY_NAMES, interestBetween } from "./year-movements.ts";
