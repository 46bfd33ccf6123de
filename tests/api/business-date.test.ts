import { insertCentre } from "@bursar/database/centres";
import { createStaffAccount } from "@bursar/identity/staff";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { signIn } from "../harness/staff-client.ts";

let product: TestProduct;
beforeAll(async () => {
  product = await openTestProduct();
});
afterAll(() => product.close());

it("can be set in a demo centre, for that centre alone", async () => {
  const [a, b] = [await product.signIn("maker", "a"), await product.signIn("maker", "b")];
  await a.put("/v1/business-date", { businessOn: "2024-08-20" }).expect(200);
  await b.put("/v1/business-date", { businessOn: "2025-01-02" }).expect(200);
  expect((await a.get("/v1/business-date")).body).toEqual({ businessOn: "2024-08-20" });
  expect((await b.get("/v1/business-date")).body).toEqual({ businessOn: "2025-01-02" });
  expect((await a.get("/v1/meta")).body).toMatchObject({ businessDate: "2024-08-20" });
});

it("is today's in a live centre, whoever asks for another", async () => {
  const { owner } = product.database;
  const live = { id: "cen_live", name: "正式中心", divisionCode: "371083", demo: false };
  await insertCentre(owner.orm, { ...live, contractPrefix: "3710833", contractSerialFrom: "1" });
  const person = { account: "live-demo", password: "correct horse battery" };
  const place = { centreId: live.id, roles: ["clerk", "demo"] as const, name: "李老师" };
  await createStaffAccount(owner, { ...person, ...place });
  const staff = await signIn(product.server, person);
  const answer = await staff.put("/v1/business-date", { businessOn: "2024-08-20" });
  expect({ status: answer.status, code: answer.body.code }).toEqual({
    status: 403,
    code: "centre.not-demo",
  });
  const [day] = await owner.client<{ today: string }[]>`
    select (now() at time zone 'Asia/Shanghai')::date::text as today`;
  expect((await staff.get("/v1/business-date")).body).toEqual({ businessOn: day?.today });
});

it("is refused when it is no date", async () => {
  const maker = await product.signIn("maker", "a");
  for (const businessOn of ["2024-02-30", "20240820", "", null]) {
    const answer = await maker.put("/v1/business-date", { businessOn });
    expect(answer.body).toMatchObject({ status: 400, code: "request.invalid" });
  }
});
