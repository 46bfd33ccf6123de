export {
  conditionsOf,
  findCondition,
  insertCondition,
  liftCondition,
  silencedAmong,
  type BorrowerCondition,
  type NewCondition,
} from "./borrower-conditions.ts";
