export {
  registerSchools,
  searchSchools,
  type RegisteredSchool,
  type School,
  type SchoolQuery,
} from "./schools.ts";
