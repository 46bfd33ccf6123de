import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";

// No such loan: whoever may ask hears so, by a read that confirms its asker in passing.
const LOAN = "/v1/loans/3710832999999999";

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

/** Somebody whom the process remembers. */
async function remembered(role: "clerk" | "supervisor"): Promise<StaffClient> {
  const person = await product.signInAs([role]);
  for (let time = 0; time < 2; time += 1) await person.get(LOAN).expect(404);
  return person;
}

describe("what another process does to somebody who is remembered counts with the next read", () => {
  test("the end of the session, an account that is shut, roles that are taken away", async () => {
    const person = await remembered("clerk");
    const { client } = product.database.owner;
    const [member] = await client<{ user_id: string; roles: string[] }[]>`
      select m.user_id, m.roles from auth.staff_members m
      join auth."user" u on u.id = m.user_id where u.username = 'as-clerk'`;
    const { user_id: id = "", roles = [] } = member ?? {};

    await client`update auth.staff_members set roles = '{demo}' where user_id = ${id}`;
    expect((await person.get(LOAN)).body.code).toBe("auth.forbidden");
    await client`update auth.staff_members set roles = ${roles} where user_id = ${id}`;
    for (let time = 0; time < 2; time += 1) await person.get(LOAN).expect(404);

    await client`update auth.staff_members set disabled_at = now() where user_id = ${id}`;
    await person.get(LOAN).expect(401);
    await client`update auth.staff_members set disabled_at = null where user_id = ${id}`;
    for (let time = 0; time < 2; time += 1) await person.get(LOAN).expect(404);

    await client`delete from auth.session where user_id = ${id}`;
    expect((await person.get(LOAN)).body.code).toBe("auth.required");
    await person.get(LOAN).expect(401);
  });

  test("of many reads under way, none that is asked after the end is answered", async () => {
    const person = await remembered("supervisor");
    const { client } = product.database.owner;
    const early = Array.from({ length: 20 }, async () => (await person.get(LOAN)).status);
    await client`delete from auth.session s using auth."user" u
      where u.id = s.user_id and u.username = 'as-supervisor'`;
    const late = Array.from({ length: 20 }, async () => (await person.get(LOAN)).status);
    expect(new Set(await Promise.all(late))).toEqual(new Set([401]));
    for (const status of await Promise.all(early)) expect([401, 404]).toContain(status);
  });
});

test("a person who has lost the session hears of that before anything about the request", async () => {
  const person = await product.signInAs(["reviewer"]);
  for (let time = 0; time < 2; time += 1) await person.get(LOAN).expect(404);
  expect((await person.get(`${LOAN}?asOf=yesterday`)).body.code).toBe("request.invalid");
  await product.database.owner.client`delete from auth.session`;
  expect((await person.get(`${LOAN}?asOf=yesterday`)).body.code).toBe("auth.required");
});
