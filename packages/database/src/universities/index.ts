export { insertUniversities, loadUniversities } from "./universities.ts";
