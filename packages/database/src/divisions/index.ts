export {
  loadDivisions,
  newestEdition,
  registerDivisions,
  searchDivisions,
  type Division,
  type DivisionQuery,
  type RegisteredDivision,
} from "./divisions.ts";
