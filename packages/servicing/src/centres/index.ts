export { setBusinessDate, showBusinessDate } from "./set-business-date.ts";
export { showSeason, type Season } from "./show-season.ts";
