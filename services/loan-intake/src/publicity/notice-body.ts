import type { ObjectionBody, PublicityNoticeBody } from "@bursar/api-schema/resources";
import type { Objection, PublicityNotice } from "@bursar/database/publicity";
import { addDays } from "@bursar/domain/calendar";
import type { z } from "zod";

export function toNoticeBody(
  notice: PublicityNotice & { readonly lines: number },
): z.input<typeof PublicityNoticeBody> {
  return {
    id: notice.id,
    kind: notice.kind,
    academicYear: notice.academicYear,
    title: notice.title,
    fromOn: notice.fromOn,
    toOn: notice.toOn,
    workingDays: notice.workingDays,
    decisionFrom: addDays(notice.toOn, 1),
    lines: notice.lines,
    page: `/publicity/${notice.centreId}/${notice.code}`,
    takenDownOn: notice.takenDownOn,
  };
}

export function toObjectionBody(objection: Objection): z.input<typeof ObjectionBody> {
  return {
    id: objection.id,
    noticeId: objection.noticeId,
    subjectId: objection.subjectId,
    text: objection.text,
    objector: objection.objector,
    filedOn: objection.filedOn,
    status: objection.status,
    resolution: objection.resolution,
    resolvedOn: objection.resolvedOn,
    version: objection.version,
  };
}
