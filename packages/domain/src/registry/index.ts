export {
  DIVISION_COLUMNS,
  DIVISION_OPTIONAL_COLUMNS,
  readDivisionRows,
  type DivisionEntry,
} from "./read-division-rows.ts";
export { readSchoolRows, SCHOOL_COLUMNS, type SchoolEntry } from "./read-school-rows.ts";
export {
  readUniversityRows,
  UNIVERSITY_COLUMNS,
  UNIVERSITY_OPTIONAL_COLUMNS,
  type UniversityEntry,
} from "./read-university-rows.ts";
export type { RegistryProblem, RegistryReading } from "./registry-problem.ts";
export {
  readSchoolIdentifier,
  readUniversityIdentifier,
  type SchoolIdentifier,
  type UniversityIdentifier,
} from "./school-code.ts";
