import type { z } from "zod";
import type { Sentence } from "../wire/sentences.ts";

/** What the document needs to know of a route; a route definition fits it as it is. */
export interface RouteMetadata {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Path with `:name` parameters, `/v1/applications/:applicationId`. */
  readonly path: string;
  readonly summary: Sentence;
  /** A permission's name, `"signed-in"` or `"public"`. */
  readonly permission: string;
  readonly idempotent?: boolean;
  readonly ifMatch?: boolean;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly response: z.ZodType;
  readonly status?: number;
  /** Codes of the refusals that the route's own rules give. */
  readonly problems?: readonly string[];
  readonly upload?: { readonly maxBytes: number; readonly accepts?: readonly string[] } | undefined;
  /** Media types of an answer that is a file. */
  readonly sends?: readonly string[];
  /** What each event of an answer holds that goes on. */
  readonly events?: z.ZodType;
}
