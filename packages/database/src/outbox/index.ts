export {
  addToOutbox,
  deleteFromOutbox,
  markRelayed,
  OUTBOX_CHANNEL,
  staleInOutbox,
  waitingInOutbox,
  type OutboxRow,
} from "./outbox.ts";
