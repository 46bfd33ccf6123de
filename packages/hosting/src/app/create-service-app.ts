import type { Logger } from "@bursar/config/logger";
import { businessDate, calendarDate } from "@bursar/database/centres";
import { readCentre, type Database } from "@bursar/database/connection";
import { docsRouter } from "@bursar/http/docs";
import type { Meta, ReadinessChecks } from "@bursar/http/health";
import type { RequestContext } from "@bursar/http/routes";
import { createApp, type RateLimit } from "@bursar/http/server";
import { bearerAuthentication } from "@bursar/identity/bearers";
import type { Express, Request } from "express";
import { describeService, VERSION, type ServiceDescription } from "./describe-service.ts";
import { BADGES, type Installation } from "./installation.ts";

export interface ServiceAppOptions<Deps> extends ServiceDescription<Deps> {
  /** A pool of the login `bursar_app`. */
  readonly db: Database;
  readonly deps: Deps;
  readonly log: Logger;
  readonly installation: Installation;
  /** Whose business date those are told who are not signed in; the calendar's unless told. */
  readonly homeCentreId?: string | undefined;
  /** Checks behind `/readyz` beside the database's. */
  readonly ready?: ReadinessChecks | undefined;
  /** For an address and for an actor; see `createApp`. */
  readonly rateLimit?: RateLimit | undefined;
  readonly trustProxy?: string | number | undefined;
  /** Mounts what reads its own bodies. */
  readonly before?: ((app: Express) => void) | undefined;
  /** Mounts pages behind the routes. */
  readonly after?: ((app: Express) => void) | undefined;
}

/** The app of a service: its routes, who may use them, its health and its documentation. */
export function createServiceApp<Deps>(options: ServiceAppOptions<Deps>): Express {
  const { db, deps, routes, log, ready, rateLimit, trustProxy, before } = options;
  const bearers = bearerAuthentication(db);
  return createApp({
    routes,
    deps,
    log,
    authenticate: (request) => bearers.authenticate(bearerToken(request)),
    recall: (request) => bearers.recall(bearerToken(request)),
    ready: { database: () => db.client`select 1`, ...ready },
    meta: (context) => readMeta(options, context),
    ...(rateLimit && { rateLimit, actorRateLimit: rateLimit }),
    ...(trustProxy !== undefined && { trustProxy }),
    ...(before && { before }),
    after: (app) => {
      app.use(docsRouter({ openapi: () => describeService(options) }));
      options.after?.(app);
    },
  });
}

type MetaSource = Pick<ServiceAppOptions<unknown>, "db" | "installation" | "homeCentreId">;

async function readMeta(source: MetaSource, context: RequestContext): Promise<Meta> {
  const { db, installation, homeCentreId = "" } = source;
  const centreId = context.centreId || homeCentreId;
  return {
    product: "bursar",
    version: VERSION,
    environment: installation,
    badge: BADGES[installation],
    businessDate:
      centreId === ""
        ? await calendarDate(db)
        : await readCentre(db, { ...context, centreId }, businessDate),
  };
}

function bearerToken(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? "";
}
