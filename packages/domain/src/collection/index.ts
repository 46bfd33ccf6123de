export {
  conditionKinds,
  CONNECTED,
  contactChannels,
  contactDirections,
  contactParties,
  contactResults,
  type ConditionKind,
  type ContactChannel,
  type ContactDirection,
  type ContactParty,
  type ContactResult,
} from "./contact-words.ts";
export {
  conductBreaches,
  momentText,
  type ConductBreach,
  type ConductCode,
  type ConductLimits,
  type ContactMoment,
  type EarlierContacts,
  type PlannedContact,
} from "./conduct.ts";
export { daysInVain } from "./days-in-vain.ts";
export { forbiddenIn } from "./forbidden-words.ts";
export { promiseState, type PaymentPromise, type PromiseState } from "./promise.ts";
