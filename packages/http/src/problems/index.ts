export { handleProblems } from "./handle-problems.ts";
export { InvalidRequest, type FieldIssue } from "./invalid-request.ts";
export { languageOf, languageTag, type Language } from "./language.ts";
export { problemPages } from "./problem-pages.ts";
export { toProblem, type ProblemSetting } from "./to-problem.ts";
