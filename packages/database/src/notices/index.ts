export {
  countNotices,
  insertNotices,
  lockNotice,
  noticedBills,
  saveDelivery,
  type NewNotice,
  type Notice,
  type NoticeCounts,
} from "./notices.ts";
