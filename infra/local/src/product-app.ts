import type { Logger } from "@bursar/config/logger";
import { readCentre, type Database } from "@bursar/database/connection";
import { businessDate } from "@bursar/database/centres";
import type { FileStore } from "@bursar/documents/storage";
import { docsRouter } from "@bursar/http/docs";
import { createApp } from "@bursar/http/server";
import { authenticateBearer } from "@bursar/identity/bearers";
import type { GraduateIdentity } from "@bursar/identity/graduates";
import type { StaffIdentity } from "@bursar/identity/staff";
import { uploadRouter } from "@bursar/loan-intake/upload";
import { portalRouter } from "@bursar/loan-servicing/portal";
import type { Express, Request } from "express";
import { productOpenapi, productRoutes, VERSION } from "./product-routes.ts";

export interface ProductAppOptions {
  readonly db: Database;
  /** A pool of the login `bursar_national`. */
  readonly national: Database;
  /** Where documents are kept. */
  readonly files: FileStore;
  readonly staff: StaffIdentity;
  readonly graduates: GraduateIdentity;
  readonly centreId: string;
  readonly log: Logger;
}

/** The API of all services, its documentation and the portal, on one origin. */
export function createProductApp(options: ProductAppOptions): Express {
  const { db, files, national, staff, graduates, log } = options;
  return createApp({
    routes: productRoutes,
    deps: { db, files, national, staff },
    authenticate: (request) => authenticateBearer({ db, staff }, bearerToken(request)),
    log,
    ready: { database: async () => void (await db.client`select 1`) },
    meta: async (context) => ({
      product: "bursar",
      version: VERSION,
      environment: "demo",
      badge: "演示",
      businessDate: await readCentre(
        db,
        { ...context, centreId: context.centreId || options.centreId },
        businessDate,
      ),
    }),
    before: (app) => {
      app.use(uploadRouter({ deps: { db, files } }));
      app.use("/portal", portalRouter({ deps: { db }, graduates, secureCookies: false }));
    },
    after: (app) => {
      app.use(docsRouter({ openapi: productOpenapi }));
      app.get("/", (_request, response) => response.redirect("/portal"));
    },
  });
}

function bearerToken(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? "";
}
