export type { StatementKind } from "./statement-kind.ts";
export { STATEMENT_KINDS, statementKindEntries } from "./statement-kind.ts";
