import { pino, destination, type DestinationStream, type Logger } from "pino";
import { describeThrown } from "./describe-error.ts";

export type { Logger };

/** What must never reach a log, wherever it stands in a logged object. */
const SECRETS = [
  "password",
  "token",
  "code",
  "idNumber",
  "phone",
  "account",
  "req.headers.authorization",
  "req.headers.cookie",
  'res.headers["set-cookie"]',
];

/**
 * A structured logger, on standard error unless told: standard output belongs to a command's
 * data. `LOG_LEVEL` sets the level (default `info`). An error goes in as `err`, and what a failed
 * statement carried stays out.
 */
export function createLogger(
  name: string,
  to: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  const level = process.env["LOG_LEVEL"] ?? "info";
  const redact = { paths: SECRETS.flatMap((path) => [path, `*.${path}`]), censor: "[masked]" };
  return pino({ name, level, redact, serializers: { err: describeThrown } }, to);
}
