export type { Authenticate, Gatekeeper, NameGrantor, Recall, Recalled } from "./authorize.ts";
export { hashJson } from "./canonical-json.ts";
export { defineRouteFor } from "./define-route.ts";
export type { AnyRoute, HandlerInput, Route, UploadLimits } from "./define-route.ts";
export { makeContext } from "./make-context.ts";
export { mountRoutes } from "./mount-routes.ts";
export { receiveUpload, type Upload } from "./receive-upload.ts";
export { toPage } from "./to-page.ts";
export type { ReceivedFile } from "./received-file.ts";
export type {
  Actor,
  IdempotencyClaim,
  Origin,
  RequestContext,
  SignedIn,
} from "./request-context.ts";
export { ANONYMOUS } from "./request-context.ts";
export { ContractError, type Kit } from "./serve-route.ts";
