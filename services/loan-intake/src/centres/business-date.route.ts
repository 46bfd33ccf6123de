import { BusinessDateBody } from "@bursar/api-schema/resources";
import { setBusinessDate as set, showBusinessDate as show } from "@bursar/servicing/centres";
import { defineRoute } from "../define-route.ts";

export const showBusinessDate = defineRoute({
  method: "get",
  path: "/v1/business-date",
  summary: { zh: "本中心的业务日期", en: "The centre's business date" },
  permission: "signed-in",
  response: BusinessDateBody,
  handle: async ({ deps, context }) => ({ businessOn: await show(deps, { context }) }),
});

export const setBusinessDate = defineRoute({
  method: "put",
  path: "/v1/business-date",
  summary: { zh: "设置演示中心的业务日期", en: "Set a demo centre's business date" },
  permission: "demo.set-business-date",
  body: BusinessDateBody,
  response: BusinessDateBody,
  problems: ["centre.not-demo"],
  handle: async ({ deps, context, body }) => ({
    businessOn: await set(deps, { context, ...body }),
  }),
});
