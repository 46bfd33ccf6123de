export {
  findDivisions,
  findSchools,
  findUniversities,
  showUniversity,
  type FoundDivision,
  type FoundSchool,
  type ShownUniversity,
} from "./find-registered.ts";
