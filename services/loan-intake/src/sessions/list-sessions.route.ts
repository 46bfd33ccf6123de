import { OpenSessionPage, OwnSessionsBody, SessionQuery } from "@bursar/api-schema/staff";
import { toPage } from "@bursar/http/routes";
import { listCentreSessions, listOwnSessions as listOwn } from "@bursar/identity/sessions";
import { defineRoute } from "../define-route.ts";

export const listOwnSessions = defineRoute({
  method: "get",
  path: "/v1/me/sessions",
  summary: { zh: "我的登录", en: "One's own sessions" },
  permission: "signed-in",
  response: OwnSessionsBody,
  handle: async ({ deps, context }) => {
    const sessions = await listOwn(deps, { context });
    const { sessionId } = context.actor;
    return { data: sessions.map((open) => ({ ...open, current: open.id === sessionId })) };
  },
});

export const listStaffSessions = defineRoute({
  method: "get",
  path: "/v1/staff-sessions",
  summary: { zh: "本中心的登录", en: "Everybody's sessions at the centre" },
  permission: "staff.manage",
  query: SessionQuery,
  response: OpenSessionPage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const page = { after: startingAfter, limit: limit + 1 };
    const sessions = await listCentreSessions(deps, { context, page });
    const { sessionId } = context.actor;
    return toPage(
      sessions.map((open) => ({ ...open, current: open.id === sessionId })),
      limit,
    );
  },
});
