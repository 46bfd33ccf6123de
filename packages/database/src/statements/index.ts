export {
  findIssuedStatement,
  findStatementByCode,
  findStatementByNumber,
  insertIssuedStatement,
  listIssuedStatements,
  type IssuedSheet,
  type IssuedStatement,
  type SealedFile,
} from "./issued-statements.ts";
