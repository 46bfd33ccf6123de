import {
  CreatedServiceKeyBody,
  CreateServiceKeyBody,
  ServiceKeyBody,
  ServiceKeyPage,
  ServiceKeyParams,
  ServiceKeyQuery,
} from "@bursar/api-schema/staff";
import { toPage } from "@bursar/http/routes";
import {
  createServiceKey as create,
  listServiceKeys as list,
  revokeServiceKey as revoke,
  type ServiceKey,
} from "@bursar/identity/service-keys";
import { defineRoute } from "../define-route.ts";

export const createServiceKey = defineRoute({
  method: "post",
  path: "/v1/service-keys",
  summary: { zh: "新建服务密钥", en: "Make a key for another program" },
  permission: "service-key.manage",
  idempotent: true,
  body: CreateServiceKeyBody,
  response: CreatedServiceKeyBody,
  status: 201,
  problems: ["service-key.scope-not-grantable", "service-key.expiry-past"],
  handle: async ({ deps, context, body }) => {
    const { created, key } = await create(deps, { context, ...body });
    return { created: toBody(created), key };
  },
});

export const listServiceKeys = defineRoute({
  method: "get",
  path: "/v1/service-keys",
  summary: { zh: "服务密钥", en: "The centre's service keys" },
  permission: "service-key.manage",
  query: ServiceKeyQuery,
  response: ServiceKeyPage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const page = { after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, page })).map(toBody), limit);
  },
});

export const revokeServiceKey = defineRoute({
  method: "post",
  path: "/v1/service-keys/:serviceKeyId/revocation",
  summary: { zh: "作废服务密钥", en: "Revoke a service key" },
  permission: "service-key.manage",
  idempotent: true,
  params: ServiceKeyParams,
  response: ServiceKeyBody,
  problems: ["service-key.not-found"],
  handle: async ({ deps, context, params }) =>
    toBody(await revoke(deps, { context, keyId: params.serviceKeyId })),
});

function toBody({ scopes, ...key }: ServiceKey) {
  return { ...key, scopes: [...scopes] };
}
