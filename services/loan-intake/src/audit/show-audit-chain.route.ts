import { AuditChainBody } from "@bursar/api-schema/resources";
import { anchorLine } from "@bursar/domain/audit";
import { showAuditChain as show } from "@bursar/servicing/audit";
import { defineRoute } from "../define-route.ts";

export const showAuditChain = defineRoute({
  method: "get",
  path: "/v1/audit-chain",
  summary: { zh: "审计链的现状", en: "Where the audit chain stands" },
  permission: "audit.read",
  response: AuditChainBody,
  handle: async ({ deps, context }) => {
    const { head, unsealed, lastAnchor } = await show(deps, { context });
    if (lastAnchor === undefined) return { head: head ?? null, unsealed, lastAnchor: null };
    const { centreId: _centreId, ...anchor } = lastAnchor;
    return {
      head: head ?? null,
      unsealed,
      lastAnchor: { ...anchor, line: anchorLine(lastAnchor) },
    };
  },
});
