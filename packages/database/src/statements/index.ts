export {
  findIssuedStatement,
  findStatementByCode,
  insertIssuedStatement,
  listIssuedStatements,
  type IssuedSheet,
  type IssuedStatement,
} from "./issued-statements.ts";
