import type { Logger } from "@bursar/config/logger";
import type { Database } from "@bursar/database/connection";
import type { SealSource } from "@bursar/documents/seal";
import type { FileStore } from "@bursar/documents/storage";
import { createServiceApp } from "@bursar/hosting/app";
import type { GraduateIdentity } from "@bursar/identity/graduates";
import type { StaffIdentity } from "@bursar/identity/staff";
import { uploadRouter } from "@bursar/loan-intake/upload";
import { portalRouter } from "@bursar/loan-servicing/portal";
import type { Express } from "express";
import { product } from "./product-routes.ts";

export interface ProductAppOptions {
  readonly db: Database;
  /** A pool of the login `bursar_national`. */
  readonly national: Database;
  /** A pool of the login `bursar_policy`. */
  readonly policy: Database;
  /** Where documents are kept. */
  readonly files: FileStore;
  /** What statements are sealed with. */
  readonly seal: SealSource;
  readonly staff: StaffIdentity;
  readonly graduates: GraduateIdentity;
  readonly centreId: string;
  readonly log: Logger;
}

/** The API of all services, its documentation and the portal, on one origin. */
export function createProductApp(options: ProductAppOptions): Express {
  const { db, files, seal, national, policy, staff, graduates, log, centreId } = options;
  return createServiceApp({
    ...product,
    db,
    deps: { db, files, seal, national, policy, policyCentreId: centreId, staff },
    log,
    installation: "demo",
    homeCentreId: centreId,
    before: (app) => {
      app.use(uploadRouter({ deps: { db, files } }));
      app.use("/portal", portalRouter({ deps: { db }, graduates, secureCookies: false }));
    },
    after: (app) => app.get("/", (_request, response) => response.redirect("/portal")),
  });
}
