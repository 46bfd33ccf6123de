export {
  countEntries,
  countOpenObjections,
  findNotice,
  findNoticeByCode,
  insertNotice,
  listEntries,
  listNotices,
  takeDownNotice,
  type NewNotice,
  type NoticeFilter,
  type PublicityEntry,
  type PublicityNotice,
} from "./publicity.ts";
export {
  findObjection,
  insertObjection,
  listObjections,
  saveResolution,
  type NewObjection,
  type Objection,
} from "./objections.ts";
export type { PublicityKind } from "./tables.ts";
