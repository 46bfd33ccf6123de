import type { Application } from "@bursar/database/applications";
import type { Deps } from "../deps.ts";
import { moveApplication, type MoveApplication } from "./move-application.ts";

/**
 * The second person sends an application back to be corrected, with reasons.
 *
 * @throws Refusal `application.not-possible-now`, `application.same-person`, `version.changed`.
 */
export function returnApplication(deps: Deps, command: MoveApplication): Promise<Application> {
  return moveApplication(deps, { ...command, event: "return" });
}
