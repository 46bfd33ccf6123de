export { seasonByCentre, type CentreSeason } from "./season-by-centre.ts";
