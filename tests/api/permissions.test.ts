import type { Role } from "@bursar/identity/permissions";
import { productRoutes } from "@bursar/local/src/product-routes.ts";
import type { Test } from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { anonymous, type StaffClient } from "../harness/staff-client.ts";

const ROLES = ["clerk", "reviewer", "operator", "auditor", "demo"] as const satisfies Role[];

/**
 * Who may use a route, one letter a role: Clerk, Reviewer, Operator, Auditor, Demo. A route that
 * is not here fails the first test.
 */
const TABLE = `
POST /v1/imports/rosters                                  C . . . .
POST /v1/imports/borrower-rosters                         C . . . .
GET  /v1/imports/:importId                                C R O A .
GET  /v1/imports/:importId/rows                           C R O A .
POST /v1/imports/:importId/commit                         C . . . .
GET  /v1/applications                                     C R O A .
POST /v1/applications/:applicationId/approval             . R . . .
GET  /v1/refresh-conflicts                                C R O A .
GET  /v1/business-date                                    C R O A D
PUT  /v1/business-date                                    . . . . D
GET  /v1/seasons/:academicYear                            C R O A .
GET  /v1/contracts                                        C R O A .
POST /v1/contracts/:contractId/signatures                 C . . . .
POST /v1/contracts/:contractId/signature-confirmations    . R . . .
POST /v1/contracts/:contractId/acceptance                 C . . . .
POST /v1/contracts/:contractId/receipt                    C . . . .
POST /v1/contracts/:contractId/lender-approval            C . . . .
POST /v1/contracts/:contractId/disbursement               C . . . .
GET  /v1/loans/:contractNo                                C R O A .
GET  /v1/loans/:contractNo/explanation                    C R O A .
POST /v1/batch-runs                                       . . O . .
GET  /v1/batch-runs                                       C R O A .
GET  /v1/batch-runs/:runId                                C R O A .
POST /v1/batch-runs/:runId/approval                       . R . . .
GET  /v1/notice-counts                                    C R O A .
`;

const rows = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [method = "", path = "", ...letters] = line.split(/\s+/);
    return { method, path, allowed: ROLES.filter((_, index) => letters[index] !== ".") };
  });

let product: TestProduct;
const people = new Map<Role, StaffClient>();
beforeAll(async () => {
  product = await openTestProduct();
  for (const role of ROLES) people.set(role, await product.signInAs([role]));
});
afterAll(() => product.close());

/** A request that reaches the permission check and can't have an effect behind it. */
function ask(staff: StaffClient, { method, path }: { method: string; path: string }): Test {
  const address = path
    .replace(":importId", "imp_none")
    .replace(":applicationId", "app_none")
    .replace(":contractId", "con_none")
    .replace(":runId", "run_none")
    .replace(":contractNo", "0000")
    .replace(":academicYear", "2024-2025");
  if (method === "GET") return staff.get(address);
  if (method === "PUT") return staff.put(address, {});
  return staff.post(address);
}

describe("the table of permissions", () => {
  it("names every route but the sign-in", () => {
    const served = productRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const named = rows.map(({ method, path }) => `${method} ${path}`);
    expect([...named, "POST /v1/sessions"].toSorted()).toEqual(served.toSorted());
  });

  it.each(rows)("holds for $method $path", async (route) => {
    for (const role of ROLES) {
      const staff = people.get(role);
      if (staff === undefined) throw new Error(`nobody is ${role}`);
      const { status, body } = await ask(staff, route);
      const refused = status === 401 || status === 403;
      expect([role, refused ? "refused" : "allowed", body.code]).toEqual([
        role,
        ...(route.allowed.includes(role)
          ? ["allowed", body.code as unknown]
          : ["refused", "auth.forbidden"]),
      ]);
      expect(status).toBeLessThan(500);
    }
  });

  it.each(rows)("lets nobody without a session use $method $path", async (route) => {
    const { status, body } = await ask(anonymous(product.server), route);
    expect({ status, code: body.code }).toEqual({ status: 401, code: "auth.required" });
  });
});

describe("a token", () => {
  it("of another making lets nobody in", async () => {
    const nobody = anonymous(product.server);
    for (const token of ["", "null", "x".repeat(64), "' or 1=1 --"]) {
      const answer = await nobody.get("/v1/contracts").set("Authorization", `Bearer ${token}`);
      expect(answer.status).toBe(401);
    }
  });

  it("lets nobody in any more once the person has left the centre", async () => {
    const left = await product.signInAs(["clerk", "auditor"]);
    expect((await left.get("/v1/contracts")).status).toBe(200);
    await product.database.owner.client`
      delete from auth.staff_members where user_id =
        (select id from auth."user" where username = 'as-clerk-auditor')`;
    expect((await left.get("/v1/contracts")).status).toBe(401);
  });
});
