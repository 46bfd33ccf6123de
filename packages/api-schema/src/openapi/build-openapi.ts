import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { explainedPattern, type Sentence } from "../wire/sentences.ts";
import { insideNullables, mendNullableReferences } from "./nullable-references.ts";
import { problemResponses } from "./problem-responses.ts";
import type { RouteMetadata } from "./route-metadata.ts";

/** Title, version and description of the whole document. */
export interface OpenapiInfo {
  readonly title: Sentence;
  readonly version: string;
  readonly description?: Sentence;
}

/** An OpenAPI 3.1 document. */
export type OpenapiDocument = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

/** An `Idempotency-Key`: 1 to 255 visible ASCII characters. */
export const IdempotencyKey = z.string().regex(
  explainedPattern(/^[\x21-\x7e]{1,255}$/, {
    zh: "应为 1 到 255 个可见 ASCII 字符，例如 UUID。",
    en: "Use 1 to 255 visible ASCII characters, such as a UUID.",
  }),
);

const METHODS: readonly string[] = ["get", "post", "put", "patch", "delete"];

const BINARY = { type: "string", format: "binary" } as const;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The OpenAPI 3.1 document of the given routes. The order of the input doesn't matter: paths,
 * methods and components are sorted, so that the file can be compared with a stored one.
 *
 * @throws Error when two routes share method and path or one names an unknown error code.
 */
export function buildOpenapi(routes: readonly RouteMetadata[], info: OpenapiInfo): OpenapiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  const ordered = sorted(routes);
  const parts = ordered.flatMap((route) => [route.params, route.query, route.body, route.response]);
  const components = parts
    .flatMap((part) => (part ? insideNullables(part) : []))
    .filter((schema) => schema.meta()?.id !== undefined)
    .map((schema) => ({ type: "schema" as const, schema }));
  for (const route of ordered) registry.registerPath(operationOf(route));
  const generator = new OpenApiGeneratorV31([...components, ...registry.definitions], {
    sortComponents: "alphabetically",
  });
  const document = generator.generateDocument({
    openapi: "3.1.0",
    info: {
      title: both(info.title),
      version: info.version,
      ...(info.description && { description: both(info.description) }),
    },
    servers: [{ url: "/" }],
  });
  return mendNullableReferences(document);
}

function sorted(routes: readonly RouteMetadata[]): RouteMetadata[] {
  const keyed = new Map(routes.map((route) => [keyOf(route), route]));
  if (keyed.size !== routes.length) throw new Error("Two routes share method and path");
  return [...keyed].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, route]) => route);
}

function keyOf(route: RouteMetadata): string {
  return `${route.path} ${METHODS.indexOf(route.method)}`;
}

function operationOf(route: RouteMetadata): RouteConfig {
  const description = permissionLine(route.permission);
  return {
    method: route.method,
    path: route.path.replaceAll(/:(\w+)/g, "{$1}"),
    operationId: operationId(route),
    tags: [route.path.replace(/^\/v1/, "").split("/")[1] ?? "root"],
    summary: both(route.summary),
    description,
    "x-summary": route.summary,
    "x-permission": route.permission,
    security: route.permission === "public" ? [] : [{ bearer: [] }],
    request: requestOf(route),
    responses: { [route.status ?? 200]: successOf(route), ...problemResponses(route) },
  };
}

function requestOf(route: RouteMetadata): NonNullable<RouteConfig["request"]> {
  const headers = {
    ...(route.idempotent && { "Idempotency-Key": IdempotencyKey }),
    ...(route.ifMatch && { "If-Match": z.string() }),
    ...(route.upload && { "X-File-Name": z.string().optional() }),
  };
  return {
    ...(route.params instanceof z.ZodObject && { params: route.params }),
    ...(route.query instanceof z.ZodObject && { query: route.query }),
    ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }),
    ...((route.body || route.upload) && { body: bodyOf(route) }),
  };
}

function bodyOf(route: RouteMetadata) {
  if (!route.upload) {
    return {
      required: true,
      content: { "application/json": { schema: route.body ?? z.object({}) } },
    };
  }
  const fields = route.body instanceof z.ZodObject ? route.body : z.object({});
  const raw = route.upload.accepts ?? ["text/csv", XLSX];
  return {
    required: true,
    description: `最多 ${route.upload.maxBytes} 字节 · At most ${route.upload.maxBytes} bytes`,
    content: {
      "multipart/form-data": {
        schema: fields.extend({ file: z.string().meta({ format: "binary" }) }),
      },
      ...Object.fromEntries(raw.map((type) => [type, { schema: BINARY }])),
    },
  };
}

function successOf(route: RouteMetadata) {
  const description = "成功 · Success";
  if (route.status === 204) return { description };
  if (route.sends) {
    const content = Object.fromEntries(route.sends.map((type) => [type, { schema: BINARY }]));
    return { description, content };
  }
  if (route.events) {
    return { description, content: { "text/event-stream": { schema: route.events } } };
  }
  return { description, content: { "application/json": { schema: route.response } } };
}

function operationId(route: RouteMetadata): string {
  const words = route.path
    .replace(/^\/v1\//, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function permissionLine(permission: string): string {
  if (permission === "public") return "无需登录 · No sign-in needed";
  if (permission === "signed-in") return "需要登录 · Needs sign-in";
  return `需要权限 · Needs permission \`${permission}\``;
}

function both(sentence: Sentence): string {
  return `${sentence.zh} · ${sentence.en}`;
}
