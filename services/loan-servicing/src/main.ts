import { runService, type OpenedService, type ServiceSurroundings } from "@bursar/hosting/process";
import { openGraduateIdentity } from "@bursar/identity/graduates";
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

/** The API, and the portal where a channel carries its codes. */
function open({ db, log, installation }: ServiceSurroundings): OpenedService<ServicingDeps> {
  const deps = { db };
  const channel = openCodeChannel(installation);
  if (channel === undefined) {
    log.warn("no channel carries codes, so the portal is not served");
    return { deps };
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
    close: () => graduates.settled(),
  };
}
