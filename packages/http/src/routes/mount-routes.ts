import type { IRouter, RequestHandler } from "express";
import { Refusal } from "@bursar/api-schema/problems";
import type { AnyRoute } from "./define-route.ts";
import { routeTable } from "./route-table.ts";
import { serveRoute, type Kit } from "./serve-route.ts";

/**
 * Serves a request whose path is written as a route documents it. What reads its own bodies and
 * what packs answers stands behind: a GET needs neither, and an answer is packed when it is sent.
 */
export function serveFound<Deps>(
  routes: readonly AnyRoute<Deps>[],
  kit: Kit<Deps>,
  readBody: RequestHandler,
): RequestHandler {
  const find = routeTable(routes);
  return (request, response, next) => {
    const found = find(request.method, request.path);
    if (found === undefined) {
      next();
      return;
    }
    request.params = found.params;
    const serve = (): void => {
      serveRoute(found.route, kit, { request, response }).catch(next);
    };
    if (request.method === "GET") serve();
    else readBody(request, response, (error?: unknown) => (error ? next(error) : serve()));
  };
}

/**
 * Mounts routes on an app or router, in the given order: for requests that Express alone knows
 * how to read, such as `HEAD`, an encoded path or one with a last slash.
 */
export function mountRoutes<Deps>(
  app: IRouter,
  routes: readonly AnyRoute<Deps>[],
  kit: Kit<Deps>,
): void {
  for (const route of routes) {
    app[route.method](route.path, (request, response) =>
      serveRoute(route, kit, { request, response }),
    );
  }
}

/**
 * Answers 405 with `Allow` where a path exists under other methods, and `OPTIONS` with 204. It
 * stands behind all routes: one that matches has answered already.
 */
export function refuseOtherMethods<Deps>(routes: readonly AnyRoute<Deps>[]): RequestHandler {
  const paths = routes.map((route) => ({ method: route.method, pattern: toPattern(route.path) }));
  return (request, response, next) => {
    const found = paths.filter(({ pattern }) => pattern.test(request.path));
    if (found.length === 0) {
      next();
      return;
    }
    const methods = new Set(found.map(({ method }) => method.toUpperCase()));
    if (methods.has("GET")) methods.add("HEAD");
    const allow = [...methods, "OPTIONS"].sort();
    if (request.method === "OPTIONS") response.status(204).set("Allow", allow.join(", ")).end();
    else next(methodNotAllowed(request.method, allow));
  };
}

/** Express matches without regard to case and to a last slash, and so does this. */
function toPattern(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll(/:\w+/g, "[^/]+")}/?$`, "i");
}

function methodNotAllowed(method: string, allow: readonly string[]): Refusal {
  return new Refusal("route.method-not-allowed", {
    zh: `这个地址不支持 ${method}，可用的方法：${allow.join("、")}。`,
    en: `This address doesn't take ${method}; it takes ${allow.join(", ")}.`,
    status: 405,
    data: { allow },
  });
}
