export { createLogger, type Logger } from "./create-logger.ts";
export { describeError, describeThrown } from "./describe-error.ts";
