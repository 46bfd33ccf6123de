import { MeBody } from "@bursar/api-schema/staff";
import { showOwnStanding } from "@bursar/identity/own-account";
import { defineRoute } from "../define-route.ts";

export const showMe = defineRoute({
  method: "get",
  path: "/v1/me",
  summary: { zh: "我是谁、能做什么", en: "Who asks, and what is allowed" },
  permission: "signed-in",
  response: MeBody,
  handle: async ({ deps, context }) => {
    const { actor, centreId } = context;
    return {
      id: actor.id,
      kind: actor.kind,
      displayName: actor.displayName,
      account: actor.account ?? null,
      centreId,
      roles: [...(actor.roles ?? [])],
      permissions: [...actor.permissions].toSorted(),
      universityCode: actor.universityCode ?? null,
      pending: actor.pending ?? null,
      sessionId: actor.sessionId ?? null,
      ...(await showOwnStanding(deps, { context })),
    };
  },
});
