import { setTimeout as sleep } from "node:timers/promises";
import { CliError } from "../../cli-error.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Language } from "../../terminal/language.ts";
import { ApiProblem } from "./api-problem.ts";

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Where the product is, and the language in which it explains itself. */
export interface ApiAddress {
  readonly url: string;
  readonly language: Language;
}

export interface ApiAnswer {
  readonly body: unknown;
  readonly replayed: boolean;
}

const ANSWER_WITHIN_MS = 60_000;
/** Waits between tries: a restart or a busy moment passes, a dead product shows within 8 s. */
const RETRY_AFTER_MS = [200, 500, 1_000, 2_000, 4_000];
/** What asks for a longer wait (an account that is locked) is told to the person at once. */
const LONGEST_WAIT_S = 30;

/**
 * Sends one request and reads the answer. Tries again when the product can't be reached or says
 * that it is worth it; whatever changes something carries a key, so it happens once.
 *
 * @throws ApiProblem when the product refuses; CliError `product.unreachable`.
 */
export async function sendRequest(at: ApiAddress, request: ApiRequest): Promise<ApiAnswer> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await attempt(at, request);
    if (!("error" in outcome)) return outcome;
    const waitMs = RETRY_AFTER_MS[tries];
    if (waitMs === undefined || outcome.waitS > LONGEST_WAIT_S) throw outcome.error;
    await sleep(Math.max(waitMs, outcome.waitS * 1000));
  }
}

interface Failed {
  readonly error: Error;
  /** As the product asked; infinite where trying again can't help. */
  readonly waitS: number;
}

async function attempt(at: ApiAddress, request: ApiRequest): Promise<ApiAnswer | Failed> {
  const { method, path, headers, body } = request;
  try {
    const response = await fetch(new URL(path, at.url), {
      method,
      headers: { accept: "application/json", "accept-language": at.language, ...headers },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body }),
    });
    const read: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      return { body: read, replayed: response.headers.get("idempotent-replayed") === "true" };
    }
    const error = new ApiProblem(`${method} ${path}`, { status: response.status, body: read });
    const asked = Number(response.headers.get("retry-after") ?? "0");
    return { error, waitS: error.retryable ? asked || 0 : Infinity };
  } catch (cause) {
    return { error: unreachable(at.url, cause), waitS: 0 };
  }
}

function unreachable(url: string, cause: unknown): CliError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message || inner.name : String(inner);
  return new CliError("product.unreachable", exitCodes.error, {
    zh: `连不上 ${url}（${reason}）。请看系统是否还在运行，然后再次执行本命令，会从断点继续。`,
    en: `${url} can't be reached (${reason}). See whether it runs; then run the command again, it goes on where it stopped.`,
  });
}
