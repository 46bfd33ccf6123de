export { toNoticeBody, toObjectionBody } from "./publicity-bodies.ts";
export { noticeContracts, objectionContracts, type PublicMatter } from "./publicity-contracts.ts";
