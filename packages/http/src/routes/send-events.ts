import type { Request, Response } from "express";
import type { z } from "zod";
import { STOPPING } from "../health/health-routes.ts";
import { catalogued } from "../problems/as-refusal.ts";

/** `app.locals` member that counts the streams that are open. */
const OPEN_STREAMS = "openStreams";
/** Each one holds a connection, and asks the database as often as it tells something. */
const STREAMS_MAX = 100;
/** A comment now and then keeps the proxies between from closing a stream that is quiet. */
const QUIET_MS = 15_000;
const STOP_CHECK_MS = 500;

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Aborted when nobody listens any more, or when the server stops. */
export function untilGone({ request, response }: Exchange): AbortSignal {
  const gone = new AbortController();
  const check = setInterval(() => {
    if (request.app.locals[STOPPING] === true) gone.abort();
  }, STOP_CHECK_MS);
  check.unref();
  response.once("close", () => {
    clearInterval(check);
    gone.abort();
  });
  return gone.signal;
}

/**
 * Sends what happens as server-sent events, until there is no more. A refusal before the first
 * event is answered as any other.
 *
 * @throws Refusal `server.too-many-streams`
 */
export async function sendEvents(
  { request, response }: Exchange,
  events: AsyncIterable<unknown>,
  schema: z.ZodType,
): Promise<void> {
  const { locals } = request.app as { locals: Record<string, unknown> };
  const open = Number(locals[OPEN_STREAMS] ?? 0);
  if (open >= STREAMS_MAX) throw catalogued("server.too-many-streams");
  locals[OPEN_STREAMS] = open + 1;
  const quiet = setInterval(() => void response.write(":\n\n"), QUIET_MS);
  try {
    const iterator = events[Symbol.asyncIterator]();
    let next = await iterator.next();
    // The compression leaves alone what must not be transformed, and so nothing is held back.
    response.set({
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    response.flushHeaders();
    for (; next.done !== true && !response.closed; next = await iterator.next()) {
      response.write(`data: ${JSON.stringify(schema.parse(next.value))}\n\n`);
    }
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    // Too late for an answer: the listener sees the end of the stream and asks again.
    response.destroy();
  } finally {
    clearInterval(quiet);
    locals[OPEN_STREAMS] = Number(locals[OPEN_STREAMS]) - 1;
  }
}
