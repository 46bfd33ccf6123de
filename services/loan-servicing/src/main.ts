import {
  readEnvironment,
  readFileStoreSettings,
  readSealSettings,
} from "@bursar/config/environment";
import { sealFrom } from "@bursar/documents/seal";
import { openFileStore } from "@bursar/documents/storage";
import { runService, type OpenedService, type ServiceSurroundings } from "@bursar/hosting/process";
import { openGraduateIdentity } from "@bursar/identity/graduates";
import { z } from "zod";
import { openCodeChannel } from "./codes/open-code-channel.ts";
import { sendCodeBy } from "./codes/send-code-by.ts";
import type { ServicingDeps } from "./define-route.ts";
import { portalRouter } from "./portal/index.ts";
import { loanServicingRoutes } from "./routes.ts";

await runService({
  name: "loan-servicing",
  port: 3003,
  title: { zh: "贷后接口", en: "Bursar API: loan servicing" },
  routes: loanServicingRoutes,
  open,
});

/**
 * The API, and the portal where a channel carries its codes. The only service in which the policy
 * is changed.
 */
async function open(surroundings: ServiceSurroundings): Promise<OpenedService<ServicingDeps>> {
  const { db, openPool, log, installation } = surroundings;
  const given = readEnvironment(
    z.object({
      BURSAR_POLICY_DATABASE_URL: z.string(),
      BURSAR_POLICY_CENTRE: z.string().optional(),
      BURSAR_DATA_DIR: z.string().default(".data"),
    }),
  );
  const policy = await openPool(given.BURSAR_POLICY_DATABASE_URL);
  const store = await openFileStore(readFileStoreSettings(given.BURSAR_DATA_DIR));
  const seal = sealFrom(readSealSettings(given.BURSAR_DATA_DIR));
  const deps = { db, policy, policyCentreId: given.BURSAR_POLICY_CENTRE, files: store.files, seal };
  const channel = openCodeChannel(installation);
  if (channel === undefined) {
    log.warn("no channel carries codes, so the portal is not served");
    return { deps, close: () => store.close() };
  }
  const graduates = openGraduateIdentity({
    database: db,
    sendCode: sendCodeBy(channel),
    onFailure: (err) => log.error({ err }, "a code could not be sent"),
  });
  return {
    deps,
    before: (app) => app.use("/portal", portalRouter({ deps, graduates, secureCookies: true })),
    after: (app) => app.get("/", (_request, response) => response.redirect("/portal")),
    identities: [graduates],
    async close() {
      await graduates.settled();
      store.close();
    },
  };
}
