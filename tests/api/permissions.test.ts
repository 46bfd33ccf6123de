import { PERMISSIONS, permissionsOf, ROLES, type Role } from "@bursar/identity/permissions";
import { productRoutes } from "@bursar/local/src/product-routes.ts";
import type { Test } from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { anonymous, type StaffClient } from "../harness/staff-client.ts";
import { ROUTE_PERMISSIONS } from "./route-permissions.ts";

interface Decision {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

const decisions: readonly Decision[] = ROUTE_PERMISSIONS.trim()
  .split("\n")
  .map((line) => {
    const [method = "", path = "", permission = ""] = line.split(/\s+/);
    return { method, path, permission };
  });
const guarded = decisions.filter(({ permission }) => permission !== "public");
const ROLE_NAMES = Object.keys(ROLES) as Role[];

let product: TestProduct;
const people = new Map<Role, StaffClient>();
beforeAll(async () => {
  product = await openTestProduct();
  for (const role of ROLE_NAMES) people.set(role, await product.signInAs([role]));
});
afterAll(() => product.close());

/** A request that reaches the permission check; its ids name nothing. */
function ask(staff: StaffClient, { method, path }: Decision): Test {
  const address = path.replaceAll(/:\w+/g, "none_0");
  if (method === "GET") return staff.get(address);
  if (method === "PUT") return staff.put(address, {});
  if (method === "PATCH") return staff.patch(address, {});
  if (method === "DELETE") return staff.delete(address);
  return staff.post(address);
}

function mayUse(role: Role, permission: string): boolean {
  if (permission === "signed-in") return true;
  return [...permissionsOf([role])].some((own) => own === permission);
}

describe("the table of permissions", () => {
  it("says of every route what it asks for", () => {
    const served = productRoutes.map(
      ({ method, path, permission }) => `${method.toUpperCase()} ${path} ${permission}`,
    );
    const decided = decisions.map((one) => `${one.method} ${one.path} ${one.permission}`);
    expect(decided.toSorted()).toEqual(served.toSorted());
  });

  it("names known permissions", () => {
    const known = new Set<string>([...PERMISSIONS, "signed-in", "public"]);
    expect(decisions.filter(({ permission }) => !known.has(permission))).toEqual([]);
  });

  it.each(guarded)("$method $path is for $permission alone", async (route) => {
    for (const role of ROLE_NAMES) {
      const staff = people.get(role);
      if (staff === undefined) throw new Error(`nobody is ${role}`);
      const { status, body } = await ask(staff, route);
      const isRefused = body.code === "auth.forbidden";
      expect([role, isRefused]).toEqual([role, !mayUse(role, route.permission)]);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  });

  it.each(guarded)("lets nobody without a session use $method $path", async (route) => {
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
