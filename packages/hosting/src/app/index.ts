export { createServiceApp, type ServiceAppOptions } from "./create-service-app.ts";
export { describeService } from "./describe-service.ts";
