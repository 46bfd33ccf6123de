import type { Application } from "@bursar/database/applications";
import { applicationStates, decideMove } from "@bursar/domain/application";
import type { ApplicationState, MoveCommand, MoveDecision } from "@bursar/domain/application";

/** What the rules say to a move of a stored application. */
export function decideOn(application: Application, command: MoveCommand): MoveDecision {
  return decideMove({ ...application, status: toState(application.status) }, command);
}

export function toState(text: string): ApplicationState {
  const state = applicationStates.find((known) => known === text);
  if (state === undefined) throw new Error(`unknown application state ${text}`);
  return state;
}
