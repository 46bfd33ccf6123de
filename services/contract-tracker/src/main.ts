import { runService } from "@bursar/hosting/process";
import { contractTrackerRoutes } from "./routes.ts";

await runService({
  name: "contract-tracker",
  port: 3002,
  title: { zh: "合同接口", en: "Bursar API: contracts" },
  routes: contractTrackerRoutes,
  open: ({ db }) => ({ deps: { db } }),
});
