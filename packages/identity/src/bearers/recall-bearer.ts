import { rideAlong, type ActionContext, type Database } from "@bursar/database/connection";
import type { RecalledSession, StaffActor } from "../staff/staff-sessions.ts";

/** Somebody who carried a token a moment ago. What is read as this person may be told only when {@link stillStands}. */
export interface RecalledBearer {
  readonly signedIn: StaffActor;
  /** Lets the question travel with the first read under this context. */
  rideWith(context: ActionContext): void;
  /** Asks by itself where no read has carried the question. */
  stillStands(): Promise<boolean>;
}

/**
 * A remembered session with the question whether it stands. The server answers it in the same
 * message as the read, ahead of it: a session that was ended, an account that was disabled, a role
 * that was taken away by any process before the read count at once, as with a look-up of its own.
 */
export function recallBearer(
  database: Database,
  { actor, question, standing }: RecalledSession,
): RecalledBearer {
  let answer: Promise<string | undefined> | undefined;
  return {
    signedIn: actor,
    rideWith(context) {
      const hear = (told: Promise<string | undefined>): void => void (answer = told);
      rideAlong(context, { question, hear });
    },
    async stillStands() {
      answer ??= database.channels.askAside(question);
      return (await answer) === standing;
    },
  };
}
