export {
  findCompensation,
  insertCompensation,
  listCompensations,
  saveCompensation,
  type Compensation,
  type CompensationFilter,
} from "./compensations.ts";
