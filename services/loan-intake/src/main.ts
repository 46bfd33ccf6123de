import { readEnvironment, readFileStoreSettings } from "@bursar/config/environment";
import { openFileStore } from "@bursar/documents/storage";
import { runService, type OpenedService, type ServiceSurroundings } from "@bursar/hosting/process";
import { openStaffIdentity } from "@bursar/identity/staff";
import { z } from "zod";
import { uploadRouter } from "./documents/upload-router.ts";
import { loanIntakeRoutes, type IntakeDeps } from "./routes.ts";

await runService({
  name: "loan-intake",
  port: 3001,
  title: { zh: "受理接口", en: "Bursar API: intake" },
  routes: loanIntakeRoutes,
  open,
});

/** The only service in which staff sign in, and the only one with the national office's figures. */
async function open({ db, openPool }: ServiceSurroundings): Promise<OpenedService<IntakeDeps>> {
  const given = readEnvironment(
    z.object({
      BURSAR_NATIONAL_DATABASE_URL: z.string(),
      BURSAR_AUTH_SECRET: z.string().min(32),
      BURSAR_PUBLIC_URL: z.url(),
      BURSAR_DATA_DIR: z.string().default(".data"),
    }),
  );
  const national = await openPool(given.BURSAR_NATIONAL_DATABASE_URL);
  const store = await openFileStore(readFileStoreSettings(given.BURSAR_DATA_DIR));
  const staff = openStaffIdentity({
    database: db,
    secret: given.BURSAR_AUTH_SECRET,
    baseUrl: given.BURSAR_PUBLIC_URL,
  });
  const deps = { db, national, staff, files: store.files };
  return {
    deps,
    ready: { national: () => national.client`select 1` },
    before: (app) => app.use(uploadRouter({ deps })),
    identities: [staff],
    close: () => store.close(),
  };
}
