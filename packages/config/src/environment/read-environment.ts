import { readFileSync } from "node:fs";
import type { z } from "zod";

/** The environment lacks a variable or holds one that can't be used. */
export class EnvironmentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EnvironmentError";
  }
}

/**
 * Reads and checks the variables that `schema` names. A variable `X` may also come from the file
 * that `X_FILE` names, which is how container platforms hand over secrets.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, never its value.
 */
export function readEnvironment<T extends z.ZodObject>(
  schema: T,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<T> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = source[name] ?? fromFile(source[`${name}_FILE`]);
    if (value !== undefined && value !== "") given[name] = value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new EnvironmentError(`环境变量有误 (environment): ${faults.join("; ")}`);
}

function fromFile(path: string | undefined): string | undefined {
  return path === undefined ? undefined : readFileSync(path, "utf8").trim();
}
