import { productOpenapi } from "@bursar/local/src/product-routes.ts";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Response } from "supertest";

/** The address inside the API's document: `/v1/contracts/{contractId}` and so on. */
interface Template {
  readonly path: string;
  readonly pattern: RegExp;
}

const document = JSON.parse(JSON.stringify(productOpenapi())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, unknown> }>>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "openapi");
const validators = new Map<string, ValidateFunction>();

// Fixed words before parameters, so that `/v1/x/search` is not taken for `/v1/x/{id}`.
const templates: readonly Template[] = Object.keys(document.paths)
  .toSorted((left, right) => countParameters(left) - countParameters(right))
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}/?$`, "i"),
  }));

/**
 * Holds an answer against the API's document: its status and media type are named there and its
 * body fits. Answers outside `/v1` and to unknown addresses are left alone.
 *
 * @throws Error that names operation, status and the first places that don't fit.
 */
export function conformToOpenapi(response: Response): void {
  const { method, url } = (response as unknown as { request: { method: string; url: string } })
    .request;
  const address = new URL(url).pathname;
  const template = templates.find(({ pattern }) => pattern.test(address));
  const operation = template && document.paths[template.path]?.[method.toLowerCase()];
  if (template === undefined || operation === undefined) return;
  const asked = `${method} ${template.path} ${response.status}`;
  const documented = operation.responses[response.status];
  if (documented === undefined) throw new Error(`${asked} is not documented`);
  const [mediaType = ""] = (response.get("Content-Type") ?? "").split(";");
  const kinds = Object.keys(documented.content ?? {});
  if (kinds.length === 0 && mediaType === "") return;
  if (!kinds.includes(mediaType)) throw new Error(`${asked} is documented as ${kinds.join()}`);
  if (!mediaType.endsWith("json")) return;
  const place = ["paths", template.path, method.toLowerCase(), "responses", response.status];
  const check = validatorAt([...place, "content", mediaType, "schema"].map(String));
  if (check(response.body)) return;
  const wrong = check.errors?.slice(0, 5).map((error) => `${error.instancePath} ${error.message}`);
  throw new Error(`${asked} answered against its document: ${wrong?.join("; ")}`);
}

function countParameters(path: string): number {
  return path.split("{").length;
}

function validatorAt(place: readonly string[]): ValidateFunction {
  const pointer = place
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const known = validators.get(pointer);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `openapi#/${pointer}` });
  validators.set(pointer, made);
  return made;
}
