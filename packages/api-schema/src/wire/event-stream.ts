import { z } from "zod";

/** What a route answers whose answer goes on: one value an event. */
export const EventStream = z.custom<AsyncIterable<unknown>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);
