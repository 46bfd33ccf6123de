import type { Application } from "@bursar/database/applications";
import type { Deps } from "../deps.ts";
import { moveApplication, type MoveApplication } from "./move-application.ts";

/**
 * The family wants no loan this year; another application of the year may follow.
 *
 * @throws Refusal `application.not-possible-now`, `version.changed`.
 */
export function withdrawApplication(deps: Deps, command: MoveApplication): Promise<Application> {
  return moveApplication(deps, { ...command, event: "withdraw" });
}
