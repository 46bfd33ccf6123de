import { PlainDateString } from "@bursar/api-schema/wire";
import { z } from "zod";
import { defineRouteFor } from "../routes/define-route.ts";
import type { RequestContext } from "../routes/request-context.ts";

/** What a client needs to know of the product it talks to. */
export const MetaBody = z
  .object({
    product: z.string().meta({ example: "bursar" }),
    version: z.string().meta({ example: "0.1.0" }),
    environment: z.string().meta({ example: "demo" }),
    badge: z
      .string()
      .nullable()
      .meta({ description: "环境标识 · Environment badge", example: "演示" }),
    businessDate: PlainDateString,
  })
  .meta({ id: "Meta", description: "产品与环境 · Product and environment" });

export type Meta = z.infer<typeof MetaBody>;

/** Reads the facts for one caller: the business date is the caller's centre's. */
export type ReadMeta = (context: RequestContext) => Promise<Meta>;

const defineRoute = defineRouteFor<unknown>();

/** `GET /v1/meta`, open to everyone. */
export function metaRoute(read: ReadMeta) {
  return defineRoute({
    method: "get",
    path: "/v1/meta",
    summary: {
      zh: "产品、版本、环境与业务日期",
      en: "Product, version, environment, business date",
    },
    permission: "public",
    response: MetaBody,
    handle: ({ context }) => read(context),
  });
}
