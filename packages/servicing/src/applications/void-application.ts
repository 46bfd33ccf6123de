import type { Application } from "@bursar/database/applications";
import type { Deps } from "../deps.ts";
import { moveApplication, type MoveApplication } from "./move-application.ts";

/**
 * The second person ends an application that should not stand, with reasons.
 *
 * @throws Refusal `application.not-possible-now`, `application.same-person`, `version.changed`.
 */
export function voidApplication(deps: Deps, command: MoveApplication): Promise<Application> {
  return moveApplication(deps, { ...command, event: "void" });
}
