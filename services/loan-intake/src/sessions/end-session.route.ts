import { SessionParams } from "@bursar/api-schema/staff";
import { endCentreSession, endOwnSession as endOwn } from "@bursar/identity/sessions";
import { z } from "zod";
import { defineRoute } from "../define-route.ts";

export const endOwnSession = defineRoute({
  method: "delete",
  path: "/v1/me/sessions/:sessionId",
  summary: { zh: "退出登录（本机或别处）", en: "Sign out, here or elsewhere" },
  permission: "signed-in",
  params: SessionParams,
  response: z.void(),
  status: 204,
  problems: ["session.not-found"],
  handle: ({ deps, context, params }) => endOwn(deps, { context, ...params }),
});

export const endStaffSession = defineRoute({
  method: "delete",
  path: "/v1/staff-sessions/:sessionId",
  summary: { zh: "结束本中心某人的登录", en: "End a session of somebody at the centre" },
  permission: "staff.manage",
  params: SessionParams,
  response: z.void(),
  status: 204,
  problems: ["session.not-found"],
  handle: ({ deps, context, params }) => endCentreSession(deps, { context, ...params }),
});
