import {
  FileObjectionBody,
  ObjectionBody,
  ObjectionListBody,
  ObjectionParams,
  PublicityNoticeBody,
  PublicityNoticePage,
  PublicityNoticeParams,
  PublicityNoticeQuery,
  ReasonBody,
  ResolveObjectionBody,
} from "../resources/index.ts";

/** What is made public, and who may do what about it. */
export interface PublicMatter {
  /** As in `/v1/{noun}-notices` and `/v1/{noun}-objections`. */
  readonly noun: string;
  /** The permissions to enter and to read it. */
  readonly enter: string;
  readonly read: string;
}

/** The routes of lists that are made public, but for their words and what serves them. */
export function noticeContracts({ noun, enter, read }: PublicMatter) {
  const path = `/v1/${noun}-notices`;
  return {
    publish: {
      method: "post",
      path,
      permission: enter,
      idempotent: true,
      response: PublicityNoticeBody,
      status: 201,
      problems: [
        "publicity.nothing-to-publish",
        "publicity.wrong-length",
        "publicity.starts-in-past",
      ],
    },
    list: {
      method: "get",
      path,
      permission: read,
      query: PublicityNoticeQuery,
      response: PublicityNoticePage,
    },
    takeDown: {
      method: "post",
      path: `${path}/:noticeId/removal`,
      permission: enter,
      idempotent: true,
      params: PublicityNoticeParams,
      body: ReasonBody,
      response: PublicityNoticeBody,
      problems: ["publicity.not-found", "publicity.ended"],
    },
  } as const;
}

/** The same of what is said against a line; `path` names the line, such as `/v1/rescues/:rescueId`. */
export function objectionContracts(matter: {
  readonly noun: string;
  readonly path: string;
  readonly enter: string;
  readonly decide: string;
  /** The code of a line that is not there. */
  readonly notFound: string;
}) {
  const { noun, path, enter, decide, notFound } = matter;
  return {
    object: {
      method: "post",
      path: `${path}/objections`,
      permission: enter,
      idempotent: true,
      body: FileObjectionBody,
      response: ObjectionBody,
      status: 201,
      problems: [notFound, "objection.not-public", "objection.outside-publicity"],
    },
    list: {
      method: "get",
      path: `${path}/objections`,
      permission: decide,
      response: ObjectionListBody,
    },
    resolve: {
      method: "post",
      path: `/v1/${noun}-objections/:objectionId/resolution`,
      permission: decide,
      idempotent: true,
      ifMatch: true,
      params: ObjectionParams,
      body: ResolveObjectionBody,
      response: ObjectionBody,
      problems: ["objection.not-found", "objection.already-resolved", "objection.same-person"],
      etag: ({ version }: { readonly version: number }) => String(version),
    },
  } as const;
}
