export { issueStatement, type IssueStatement } from "./issue-statement.ts";
export { listStatements } from "./list-statements.ts";
export { printStatement } from "./print-statement.ts";
export type { StatementDeps } from "./seal-sheet.ts";
export { readStatementCopy } from "./read-statement-copy.ts";
export { verifyStatement, type VerifiedStatement } from "./verify-statement.ts";
