import { RefreshConflictsBody } from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import { listConflicts as list } from "@bursar/servicing/borrowers";
import { defineRoute } from "../define-route.ts";

export const listConflicts = defineRoute({
  method: "get",
  path: "/v1/refresh-conflicts",
  summary: { zh: "等待核对的名单差异", en: "Roster conflicts that wait for an officer" },
  permission: "application.read",
  response: RefreshConflictsBody,
  handle: async ({ deps, context }) => ({
    data: (await list(deps, { context })).map((conflict) => ({
      importId: conflict.importId,
      row: conflict.row,
      borrowerId: conflict.borrowerId,
      borrowerName: maskName(conflict.borrowerName),
      fields: conflict.fields,
    })),
  }),
});
