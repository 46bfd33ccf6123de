export { countNotices } from "./count-notices.ts";
export { deliverNotice, type Delivery, type DeliverNotice } from "./deliver-notice.ts";
