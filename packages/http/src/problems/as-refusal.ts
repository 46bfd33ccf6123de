import { Refusal, problemCatalog } from "@bursar/api-schema/problems";

/** Express's and body-parser's own errors, by `type`, and the code each becomes. */
const PARSER_CODES: ReadonlyMap<unknown, string> = new Map(
  Object.entries({
    "entity.parse.failed": "request.bad-json",
    "entity.verify.failed": "request.bad-json",
    "entity.too.large": "request.too-large",
    "encoding.unsupported": "request.unsupported-media",
    "charset.unsupported": "request.unsupported-media",
    "request.aborted": "request.broken-off",
    "request.size.invalid": "request.broken-off",
  }),
);

/** A refusal made of a catalogue row: its help is the sentence. */
export function catalogued(code: string, data?: Readonly<Record<string, unknown>>): Refusal {
  const row = problemCatalog.get(code);
  if (!row) throw new Error(`The code ${code} isn't catalogued`);
  return new Refusal(code, { ...row.help, status: row.status, ...(data && { data }) });
}

/** The framework's errors as refusals; everything else as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  // A map, not an object: a thrown thing of type "toString" must not find Object's own members.
  const code = PARSER_CODES.get(Reflect.get(error, "type"));
  if (code !== undefined) return catalogued(code);
  if (error instanceof URIError && Reflect.get(error, "status") === 400) {
    return catalogued("request.bad-path");
  }
  // body-parser gives zlib's error for a damaged compressed body a status but no type.
  if (Reflect.get(error, "status") === 400 && Reflect.get(error, "expose") === true) {
    return catalogued("request.broken-off");
  }
  return error;
}
