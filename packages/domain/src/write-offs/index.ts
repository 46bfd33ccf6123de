export { readWriteOffRow, type WriteOffReading, type WriteOffRow } from "./write-off-row.ts";
export {
  WRITE_OFF_COLUMNS,
  writeOffProblem,
  type WriteOffField,
  type WriteOffProblem,
  type WriteOffProblemCode,
} from "./write-off-problem.ts";
