import { problemCatalog, problemSchema } from "../problems/index.ts";
import type { RouteMetadata } from "./route-metadata.ts";

/** Codes that a route can answer with: its own and those that its shape brings along. */
export function codesOf(route: RouteMetadata): string[] {
  const codes = ["rate.limited", "server.error", ...(route.problems ?? [])];
  if (route.permission !== "public") codes.push("auth.required");
  if (route.permission !== "public" && route.permission !== "signed-in")
    codes.push("auth.forbidden");
  if (route.params || route.query || route.body) codes.push("request.invalid");
  if (route.body && !route.upload) {
    codes.push("request.bad-json", "request.too-large", "request.unsupported-media");
  }
  if (route.upload) {
    codes.push("file.missing", "file.bad-upload", "file.too-large", "request.unsupported-media");
  }
  if (route.idempotent) {
    codes.push("idempotency.missing", "idempotency.bad-key");
    codes.push("idempotency.reused", "idempotency.in-progress");
  }
  if (route.ifMatch) codes.push("version.missing", "version.changed");
  return [...new Set(codes)].sort();
}

/** Error responses by status, each listing its codes; a code missing in the catalogue is a bug. */
export function problemResponses(route: RouteMetadata) {
  const byStatus = new Map<number, string[]>();
  for (const code of codesOf(route)) {
    const row = problemCatalog.get(code);
    if (!row) throw new Error(`${route.path} names the code ${code}, which isn't catalogued`);
    byStatus.set(row.status, [...(byStatus.get(row.status) ?? []), code]);
  }
  const statuses = [...byStatus].sort(([left], [right]) => left - right);
  return Object.fromEntries(statuses.map(([status, codes]) => [status, responseOf(codes)]));
}

function responseOf(codes: readonly string[]) {
  const lines = codes.map((code) => {
    const title = problemCatalog.get(code)?.title;
    return `- \`${code}\`: ${title?.zh} · ${title?.en}`;
  });
  return {
    description: lines.join("\n"),
    content: { "application/problem+json": { schema: problemSchema } },
  };
}
