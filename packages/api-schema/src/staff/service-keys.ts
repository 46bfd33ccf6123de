import { z } from "zod";
import { idOf, Instant, pageOf, PageQuery, PlainDateString } from "../wire/index.ts";

export const ServiceKeyId = idOf("key", "ServiceKeyId");
export const ServiceKeyParams = z.object({ serviceKeyId: ServiceKeyId });

export const ServiceKeyBody = z
  .object({
    id: ServiceKeyId,
    name: z.string(),
    mode: z.enum(["live", "test"]),
    prefix: z.string().meta({ example: "sk_test_" }),
    lastFour: z.string().meta({ example: "9x0k" }),
    scopes: z.array(z.string()),
    createdBy: z.string(),
    createdAt: Instant,
    expiresAt: Instant.nullable(),
    lastUsedAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: "ServiceKey", description: "服务密钥 · Service key" });

export const ServiceKeyPage = pageOf(ServiceKeyBody, "ServiceKeyPage");
export const ServiceKeyQuery = PageQuery;

export const CreateServiceKeyBody = z
  .object({
    name: z
      .string()
      .max(60)
      .regex(/\p{L}/u)
      .meta({ description: "用途 · What it is for", example: "教务名册" }),
    scopes: z
      .array(z.string().max(60))
      .min(1)
      .max(60)
      .meta({ example: ["application.read"] }),
    expiresOn: PlainDateString.nullable().default(null),
  })
  .meta({ id: "CreateServiceKey", description: "新建服务密钥 · New service key" });

export const CreatedServiceKeyBody = z
  .object({
    created: ServiceKeyBody,
    key: z.string().nullable().meta({
      description: "密钥，只显示一次；重复请求时为空 · Shown once, null when asked again",
    }),
  })
  .meta({ id: "CreatedServiceKey", description: "新密钥 · Key that was made" });
