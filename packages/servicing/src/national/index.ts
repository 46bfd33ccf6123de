export {
  showNationalSeason,
  type NationalDeps,
  type NationalSeason,
} from "./show-national-season.ts";
