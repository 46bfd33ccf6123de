export { Refusal, type RefusalText } from "@bursar/domain/refusal";
export type { Sentence } from "../wire/sentences.ts";
export { joinTables, problemCatalog } from "./problem-catalog.ts";
export type { ProblemRow, ProblemTable } from "./problem-row.ts";
export { problemSchema, type FieldProblem, type Problem } from "./problem-schema.ts";
