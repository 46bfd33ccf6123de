const CODES = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "CONNECT_TIMEOUT"]);

/** Whether an error, or what it was caused by, says that no server answers. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = error.cause instanceof Error ? error.cause : error;
  return CODES.has(String(Reflect.get(cause, "code")));
}
