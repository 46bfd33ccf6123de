export {
  countNotices,
  insertNotices,
  lockNotice,
  saveDelivery,
  type NewNotice,
  type Notice,
  type NoticeCounts,
} from "./notices.ts";
