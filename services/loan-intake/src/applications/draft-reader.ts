import type { RequestContext } from "@bursar/http/routes";

/** Whoever may read applications reads every draft; a volunteer may not. */
export function draftReader(context: RequestContext) {
  return { context, readsAll: context.actor.permissions.has("application.read") };
}
