import type { Sentence } from "@bursar/api-schema/problems";
import type { z } from "zod";
import type { Language } from "../problems/language.ts";
import type { ReceivedFile } from "./received-file.ts";
import type { RequestContext } from "./request-context.ts";

/** The most that an upload may hold. */
export interface UploadLimits {
  readonly maxBytes: number;
  /** Media types that may be the body itself, besides a form; tables unless told. */
  readonly accepts?: readonly string[];
}

type Schema = z.ZodType | undefined;
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** What a route's `handle` is given: everything is already checked against the schemas. */
export interface HandlerInput<Deps, P extends Schema, Q extends Schema, B extends Schema, U> {
  readonly deps: Deps;
  readonly context: RequestContext;
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: Output<B>;
  /** The uploaded file; it is removed when `handle` settles. */
  readonly file: U extends UploadLimits ? ReceivedFile : undefined;
  /** The version named by `If-Match`, without quotes; `""` when the route asks for none. */
  readonly ifMatch: string;
  /** Aborted when nobody waits for the answer any more; only where the route sends events. */
  readonly signal: AbortSignal;
}

/** One operation of the API: its contract and the function that serves it. */
export interface Route<
  Deps,
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  R extends z.ZodType,
  U extends UploadLimits | undefined,
> {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Path with `:name` parameters; no wildcards. */
  readonly path: string;
  readonly summary: Sentence;
  /** A permission, `"signed-in"` (any actor), or `"public"`. */
  readonly permission: string;
  /** True when the request needs an `Idempotency-Key`: whatever creates or moves something. */
  readonly idempotent?: boolean;
  /** True when the request must name the version it was made from (`If-Match`). */
  readonly ifMatch?: boolean;
  /**
   * True for a read that does nothing but read, by one message to the database: who asks is then
   * confirmed by the same message, and the answer is dropped where it isn't.
   */
  readonly readsOnce?: true;
  readonly params?: P;
  readonly query?: Q;
  /** JSON body, or the text fields beside an uploaded file. */
  readonly body?: B;
  readonly response: R;
  /** Status of success, 200 unless told; 204 sends no body. */
  readonly status?: number;
  /** Codes of the refusals that the use case may give, for the documentation. */
  readonly problems?: readonly string[];
  readonly upload?: U;
  /** Media types of an answer that is a file; `response` is then `FileContent`. */
  readonly sends?: readonly string[];
  /** What each server-sent event holds, for an answer that goes on; `response` is `EventStream`. */
  readonly events?: z.ZodType;
  /** The resource's version, sent as a strong `ETag`. */
  etag?(value: z.input<R>): string;
  /** The same answer as a document, for a browser; search engines are told to leave it alone. */
  page?(value: z.output<R>, language: Language): string;
  handle(input: HandlerInput<Deps, P, Q, B, U>): Promise<z.input<R>>;
}

/** Any route whose handler runs with `Deps`. */
export type AnyRoute<Deps> = Route<
  Deps,
  Schema,
  Schema,
  Schema,
  z.ZodType,
  UploadLimits | undefined
>;

/**
 * The `defineRoute` of one service, typed with what its handlers need:
 * `export const defineRoute = defineRouteFor<Deps>();` (two calls, because TypeScript infers the
 * schemas only when no type argument is written beside them).
 */
export function defineRouteFor<Deps>() {
  return function defineRoute<
    R extends z.ZodType,
    P extends Schema = undefined,
    Q extends Schema = undefined,
    B extends Schema = undefined,
    U extends UploadLimits | undefined = undefined,
  >(route: Route<Deps, P, Q, B, R, U>): Route<Deps, P, Q, B, R, U> {
    return route;
  };
}
