import type { Question } from "./open-channels.ts";
import type { Database } from "./open-database.ts";
import { refuseForeignId, type ActionContext } from "./transaction.ts";

/** A question that is answered in passing, by whoever next sends a message anyway. */
export interface Rider {
  readonly question: Question;
  /** Hears the answer; undefined where there is none. */
  hear(answer: Promise<string | undefined>): void;
}

const riders = new WeakMap<ActionContext, Rider>();

/** Lets a question travel in the message of the first {@link readOnce} under this context. */
export function rideAlong(context: ActionContext, rider: Rider): void {
  riders.set(context, rider);
}

/**
 * A read of one centre that is a single kept statement: one message to the server, in place of
 * four for {@link readCentre}, and the same fence around it. Gives the column of the first row.
 */
export async function readOnce(
  database: Database,
  context: ActionContext,
  question: Question,
): Promise<string | undefined> {
  const { centreId } = context;
  refuseForeignId(centreId);
  const rider = riders.get(context);
  riders.delete(context);
  const answers = database.channels.ask(centreId, question, rider?.question);
  const ahead = answers.then((told) => told.ahead);
  // A failure is the read's as well, and whoever waits for the rider hears of it.
  ahead.catch(() => undefined);
  rider?.hear(ahead);
  return (await answers).answer;
}
