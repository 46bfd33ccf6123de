export {
  findStatementByCode,
  findStatementByNumber,
  insertIssuedStatement,
  listIssuedStatements,
  lockIssuedStatement,
  setSealedFile,
  type IssuedSheet,
  type IssuedStatement,
  type SealedFile,
} from "./issued-statements.ts";
