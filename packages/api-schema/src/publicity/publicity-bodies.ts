import { addDays } from "@bursar/domain/calendar";
import type { z } from "zod";
import type { ObjectionBody, PublicityNoticeBody } from "../resources/index.ts";

type NoticeBody = z.input<typeof PublicityNoticeBody>;

/** A list as it was made public; a decision is possible from the day after its last one. */
export function toNoticeBody(
  notice: Omit<NoticeBody, "decisionFrom" | "page"> & {
    readonly centreId: string;
    readonly code: string;
  },
): NoticeBody {
  const { id, kind, academicYear, title, fromOn, toOn, workingDays, lines } = notice;
  return {
    id,
    kind,
    academicYear,
    title,
    fromOn,
    toOn,
    workingDays,
    decisionFrom: addDays(toOn, 1),
    lines,
    page: `/publicity/${notice.centreId}/${notice.code}`,
    takenDownOn: notice.takenDownOn,
  };
}

/** What somebody said against a line of it, and what became of that. */
export function toObjectionBody(
  objection: z.input<typeof ObjectionBody>,
): z.input<typeof ObjectionBody> {
  const { id, noticeId, subjectId, text, objector, filedOn, status } = objection;
  const { resolution, resolvedOn, version } = objection;
  return {
    id,
    noticeId,
    subjectId,
    text,
    objector,
    filedOn,
    status,
    resolution,
    resolvedOn,
    version,
  };
}
