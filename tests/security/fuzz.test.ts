import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askRoute, knownIds, namedRoutes, ROLES_OF_A_CENTRE } from "../harness/ask-route.ts";
import { bodiesOf, parametersOf, type ProductRoute } from "../harness/route-bodies.ts";
import { hostileParts, HOSTILE_TEXTS, spoil } from "../harness/hostile.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { watchRows } from "../harness/row-watch.ts";
import { playSmallSeason } from "../harness/small-season.ts";
import type { StaffClient } from "../harness/staff-client.ts";

// Two requests to each of three hundred routes in every run, new ones by the thousand in long runs.
const RUNS = Number(process.env["BURSAR_LAW_RUNS"] ?? 2);
interface Asked {
  readonly ids: readonly string[];
  readonly body: unknown;
  readonly query: string;
}

let product: TestProduct;
let person: StaffClient;
let rowsNow: () => Promise<string>;
let known: ReadonlyMap<string, string>;

beforeAll(async () => {
  product = await openTestProduct();
  await playSmallSeason(product, "a");
  await product.stopWorker();
  person = await product.signInAs([...ROLES_OF_A_CENTRE, "university"]);
  known = await knownIds(product, CENTRES.a);
  rowsNow = await watchRows(product.database);
});
afterAll(() => product.close());

/** Requests to a route: fitting bodies, spoilt ones, ids that exist and ids that never could. */
function asking(route: ProductRoute): fc.Arbitrary<Asked> {
  const fitting = bodiesOf(route);
  const body = fc.oneof(
    fitting,
    fc.tuple(fitting, hostileParts, fc.nat()).map(([value, part, at]) => spoil(value, part, at)),
    fc.jsonValue(),
    hostileParts,
  );
  const ids = parametersOf(route.path).map((name) => {
    const real = known.get(name);
    const strange = fc.constantFrom(...HOSTILE_TEXTS, "none_0").map(encodeURIComponent);
    return real === undefined ? strange : fc.oneof(fc.constant(real), strange);
  });
  const query = fc.oneof(
    fc.constant(""),
    fc
      .tuple(fc.constantFrom("limit", "startingAfter", "status", "__proto__"), hostileParts)
      .map(([name, value]) => `?${name}=${encodeURIComponent(String(value))}&${name}=2`),
  );
  return fc.record({ ids: fc.tuple(...ids), body, query });
}

function send(route: ProductRoute, { ids, body, query }: Asked) {
  let at = 0;
  const address = route.path.replaceAll(/:\w+/g, () => ids[at++] ?? "none_0") + query;
  const content = Object(body) === body ? (body as object) : { body };
  return askRoute(person, route, { address, body: content });
}

describe("whatever is sent", () => {
  it.each(namedRoutes)(
    "to $name, it never fails and a refusal writes nothing",
    async ({ route }) => {
      const law = fc.asyncProperty(asking(route), async (asked) => {
        const before = await rowsNow();
        const answer = await send(route, asked);
        expect(answer.status).toBeLessThan(500);
        if (answer.status < 400) return;
        expect(answer.get("Content-Type")).toContain("application/problem+json");
        expect(answer.body.state).toBe("unchanged");
        expect(await rowsNow()).toBe(before);
      });
      await fc.assert(law, { numRuns: RUNS });
    },
  );
});

const posts = namedRoutes.filter(({ route }) => route.method === "post");

describe("a body that is no JSON of ours", () => {
  const bodies: readonly (readonly [string, Record<string, string>, string | Buffer])[] = [
    ["cut off", { "Content-Type": "application/json" }, '{"a":'],
    ["of no type", {}, "{}"],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }, "a=1&__proto__[x]=1"],
    ["XML", { "Content-Type": "text/xml" }, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///c">]><a/>'],
    ["a form without an end", { "Content-Type": "multipart/form-data; boundary=x" }, "--x\r\n"],
    ["in GBK", { "Content-Type": "application/json; charset=gbk" }, Buffer.from([0x7b, 0xd6])],
    ["damaged gzip", { "Content-Type": "application/json", "Content-Encoding": "gzip" }, "no"],
    [
      "a gzip bomb",
      { "Content-Type": "application/json", "Content-Encoding": "gzip" },
      gzipSync(`{"a":"${"0".repeat(10_000_000)}"}`),
    ],
    [
      "10 MB",
      { "Content-Type": "application/json" },
      Buffer.from(`{"a":"${"0".repeat(10_000_000)}"}`),
    ],
    ["deep", { "Content-Type": "application/json" }, "[".repeat(50_000)],
  ];

  it.each(bodies)("%s, is refused by every route that takes one", async (_, headers, body) => {
    const before = await rowsNow();
    for (const { name, route } of posts.filter(({ route: one }) => one.body && !one.upload)) {
      const address = route.path.replaceAll(/:(\w+)/g, (_match, id: string) => known.get(id) ?? id);
      const answer = await person.raw(address, headers, body);
      expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true]);
      expect(answer.get("Content-Type")).toContain("application/problem+json");
    }
    expect(await rowsNow()).toBe(before);
  });

  it.each(["", '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'])(
    "%j is at most an empty one to any route",
    async (body) => {
      for (const { name, route } of posts.filter(({ route: one }) => one.body && !one.upload)) {
        const address = route.path.replaceAll(/:\w+/g, "none_0");
        const answer = await person.raw(address, { "Content-Type": "application/json" }, body);
        expect([name, answer.status < 500]).toEqual([name, true]);
        expect(Reflect.get({}, "x")).toBeUndefined();
      }
    },
  );
});

describe("a header that nobody should send", () => {
  it.each([
    ["a key of 1,001 characters", "Idempotency-Key", "k".repeat(1_001)],
    ["a key that is no ASCII", "Idempotency-Key", "%E9%94%AE"],
    ["any version", "If-Match", "*"],
    ["a weak version", "If-Match", 'W/"1"'],
    ["languages without end", "Accept-Language", `${"zh;q=0.".repeat(500)}9`],
    ["a picture asked for", "Accept", "image/png"],
    ["SQL as an address", "X-Forwarded-For", "' or 1=1 --"],
    ["a path as a file name", "X-File-Name", "..%2f..%2fetc%2fpasswd"],
    ["a tab in a request id", "Request-Id", "a b\tc"],
    ["another way to sign in", "Authorization", "Basic !!!"],
  ])("%s fails nothing", async (_, header, value) => {
    for (const { name, route } of namedRoutes.filter(({ route: one }) => !one.upload)) {
      if (route.method !== "get" && route.method !== "post") continue;
      const address = route.path.replaceAll(/:\w+/g, "none_0");
      const asked = route.method === "get" ? person.get(address) : person.post(address);
      const { status } = await asked.set(header, value);
      expect([name, status < 500]).toEqual([name, true]);
    }
  });
});
