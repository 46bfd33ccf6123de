export { listNotices, type ListedNotice } from "./list-notices.ts";
export { showPublicNotice, type PublicNotice } from "./show-public-notice.ts";
export type { PublicityTerms } from "./publish-list.ts";
export type { ObjectionText } from "./file-objection.ts";
