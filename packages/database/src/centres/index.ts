export { calendarDate } from "./calendar-date.ts";
export {
  addLocators,
  businessDate,
  businessNow,
  findCentre,
  insertCentre,
  isDemoCentre,
  listCentreIds,
  locate,
  saveBusinessDate,
  type BusinessNow,
  type Centre,
} from "./centres.ts";
