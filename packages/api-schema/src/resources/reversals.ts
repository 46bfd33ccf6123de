import { reversalCauses, reversalStates, reversalSubjects } from "@bursar/domain/reversal";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";

export const ReversalId = idOf("rvs", "ReversalId");
export const ReversalParams = z.object({ reversalId: ReversalId });

const SubjectId = z
  .string()
  .regex(/^(pre|rsc|cmp)_[0-9a-z]+$/)
  .meta({ description: "提前还款、救助或代偿的编号 · Id of what was booked" });

export const ProposeReversalBody = z
  .object({ subjectId: SubjectId, cause: z.enum(reversalCauses) })
  .meta({ id: "ProposeReversal", description: "提出冲正 · Something booked is to be taken back" });

export const ReversalBody = z
  .object({
    id: ReversalId,
    subjectKind: z.enum(reversalSubjects),
    subjectId: SubjectId,
    cause: z.enum(reversalCauses),
    status: z.enum(reversalStates),
    makerId: z.string(),
    proposedOn: PlainDateString,
    checkerId: z.string().nullable(),
    decidedOn: PlainDateString.nullable(),
  })
  .meta({ id: "Reversal", description: "冲正 · Something booked, taken back by two people" });

export const ReversalPage = pageOf(ReversalBody, "ReversalPage");
export const ReversalQuery = PageQuery.extend({
  status: z.enum(reversalStates).optional(),
  subjectId: SubjectId.optional(),
});
