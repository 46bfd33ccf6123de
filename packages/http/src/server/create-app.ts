import type { Logger } from "@bursar/config/logger";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { healthRoutes } from "../health/health-routes.ts";
import { metaRoute, type ReadMeta } from "../health/meta-route.ts";
import type { ReadinessChecks } from "../health/readiness.ts";
import { catalogued } from "../problems/as-refusal.ts";
import { handleProblems } from "../problems/handle-problems.ts";
import { problemPages } from "../problems/problem-pages.ts";
import type { Authenticate, NameGrantor, Recall } from "../routes/authorize.ts";
import type { AnyRoute } from "../routes/define-route.ts";
import { mountRoutes, refuseOtherMethods, serveFound } from "../routes/mount-routes.ts";
import { parseJson } from "./parse-json.ts";
import { limitActors, limitRate, type RateLimit } from "./rate-limit.ts";
import { assignRequestId } from "./request-id.ts";
import { logRequests } from "./request-log.ts";
import { refuseCrossSite, securityHeaders } from "./security-headers.ts";

/** What an app is made of. */
export interface AppOptions<Deps> {
  readonly routes: readonly AnyRoute<Deps>[];
  readonly deps: Deps;
  readonly authenticate: Authenticate;
  readonly recall?: Recall;
  readonly log: Logger;
  /** Checks behind `/readyz`, by name. */
  readonly ready: ReadinessChecks;
  /** Facts for `/v1/meta`. */
  readonly meta: ReadMeta;
  /** Requests an address may send; `false` counts none. */
  readonly rateLimit?: RateLimit | false;
  /** Requests that a person or a key may send, from wherever; none are counted without `rateLimit`. */
  readonly actorRateLimit?: RateLimit;
  /** Proxies whose `X-Forwarded-For` is believed, in Express's terms; `"loopback"` unless told. */
  readonly trustProxy?: string | number | boolean;
  /** Who can grant a permission; the centre's administrator unless told. */
  readonly grantor?: NameGrantor;
  /** Mounts what reads its own bodies, at paths that no route has: it stands before the parser. */
  readonly before?: (app: Express) => void;
  /** Mounts pages behind the routes. */
  readonly after?: (app: Express) => void;
}

/** The Express app of a service: the same order of things for all of them. */
export function createApp<Deps>(options: AppOptions<Deps>): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy ?? "loopback");
  // A resource's ETag is its version, set by its route; a hash of the body would be another thing.
  app.set("etag", false);
  app.use(assignRequestId, logRequests(options.log), securityHeaders());
  app.use(healthRoutes(options.ready));
  if (options.rateLimit !== false) app.use(limitRate(options.rateLimit));
  app.use(refuseCrossSite);
  const routes: readonly AnyRoute<Deps>[] = [metaRoute(options.meta), ...options.routes];
  const { deps, authenticate, recall, grantor } = options;
  const countActor = options.rateLimit === false ? undefined : limitActors(options.actorRateLimit);
  const kit = { deps, authenticate, recall, grantor, countActor };
  const readBody = parseJson();
  app.use(serveFound(routes, kit, readBody), compression());
  options.before?.(app);
  app.use(readBody);
  mountRoutes(app, routes, kit);
  app.use(problemPages());
  options.after?.(app);
  app.use(refuseOtherMethods(routes), notFound, handleProblems);
  return app;
}

const notFound: RequestHandler = (_request, _response, next) => {
  next(catalogued("route.not-found"));
};
