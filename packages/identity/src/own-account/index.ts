export { changeOwnPassword, type ChangeOwnPassword } from "./change-own-password.ts";
export {
  confirmSecondFactor,
  enrolSecondFactor,
  type ConfirmSecondFactor,
  type Enrolment,
} from "./enrol-second-factor.ts";
export { showOwnStanding, type OwnStanding } from "./show-own-standing.ts";
