export {
  isRegistered,
  loadDivisions,
  registerDivisions,
  searchDivisions,
  type Division,
  type DivisionQuery,
  type RegisteredDivision,
} from "./divisions.ts";
