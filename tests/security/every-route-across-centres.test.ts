import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askRoute, knownIds, namedRoutes, ROLES_OF_A_CENTRE } from "../harness/ask-route.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { bodiesOf, parametersOf, type ProductRoute } from "../harness/route-bodies.ts";
import { playSmallSeason } from "../harness/small-season.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const RUNS = Number(process.env["BURSAR_LAW_RUNS"] ?? 8);

let product: TestProduct;
/** Sits at centre A and may do all there; everything that is tried belongs to centre B. */
let stranger: StaffClient;
let ofB: ReadonlyMap<string, string>;

beforeAll(async () => {
  product = await openTestProduct();
  await playSmallSeason(product, "b");
  await product.stopWorker();
  stranger = await product.signInAs([...ROLES_OF_A_CENTRE, "university"]);
  ofB = await knownIds(product, CENTRES.b);
});
afterAll(() => product.close());

/** Every row of centre B, as text. */
async function rowsOfB(): Promise<string> {
  const { client } = product.database.owner;
  const tables = await client<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'centre_id' order by 1`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await client<{ row: string }[]>`
      select to_jsonb(t)::text as row from ${client(name)} t
      where centre_id = ${CENTRES.b} order by 1`;
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

function send(route: ProductRoute, body: unknown) {
  const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => ofB.get(name) ?? "none_0");
  const content = Object(body) === body ? (body as object) : {};
  return askRoute(stranger, route, { address, body: content });
}

const addressed = namedRoutes.filter(({ route }) =>
  parametersOf(route.path).some((name) => name !== "academicYear" && name !== "code"),
);

describe("a person of another centre", () => {
  it.each(addressed)("gets and changes nothing by $name", async ({ route }) => {
    const before = await rowsOfB();
    const law = fc.asyncProperty(bodiesOf(route), async (body) => {
      const answer = await send(route, body);
      expect([answer.status >= 400 && answer.status < 500, answer.body.code]).toEqual([
        true,
        expect.not.stringMatching(/^auth\./),
      ]);
    });
    await fc.assert(law, { numRuns: route.method === "get" ? 1 : RUNS });
    expect(await rowsOfB()).toBe(before);
  });

  it("is told of another centre's things what is told of things that never were", async () => {
    for (const { name, route } of addressed.filter(({ route: one }) => one.method === "get")) {
      const there = await send(route, {});
      const nowhere = await stranger.get(
        route.path.replaceAll(/:(\w+)/g, (_, parameter: string) =>
          (ofB.get(parameter) ?? "none_0").replace(/.{6}$/, "zzzzzz"),
        ),
      );
      const told = ({ body }: typeof there) => [body.code, body.title, body.detail] as unknown[];
      expect([name, ...told(there)]).toEqual([name, ...told(nowhere)]);
    }
  });

  it.each(
    namedRoutes.filter(
      ({ route }) => route.method === "get" && !addressed.some((one) => one.route === route),
    ),
  )("sees none of the other centre's ids by $name", async ({ route }) => {
    const { text } = await send(route, {});
    for (const id of ofB.values()) expect(text).not.toContain(id);
  });
});
