import { describe, expect, it } from "vitest";
import { ROLES } from "../permissions/index.ts";
import { decideRoles, GRANTABLE_ROLES, type RoleChange } from "./grantable-roles.ts";

const change = (given: Partial<RoleChange>) =>
  decideRoles({
    actorId: "usr_lead",
    memberId: "usr_other",
    before: [],
    wanted: [],
    universityCode: null,
    ...given,
  });
const refused = (code: string) => ({ kind: "refused", code });
const accepted = (roles: string[], universityCode: string | null = null) => ({
  kind: "accepted",
  roles,
  universityCode,
});

describe("which roles a person has after a change", () => {
  it.each(Object.keys(ROLES))("%s, given by a supervisor", (role) => {
    const isGrantable = GRANTABLE_ROLES.some((one) => one === role);
    const decision = change({ wanted: [role], universityCode: "10422" });
    const code = role === "university" ? "10422" : null;
    expect(decision).toEqual(
      isGrantable ? accepted([role], code) : refused("staff.role-not-grantable"),
    );
  });

  it.each([["clerk"], ["demo"], []])("nobody's own: %s", (...wanted) => {
    const own = { actorId: "usr_lead", memberId: "usr_lead", before: ["supervisor"], wanted };
    expect(change(own)).toEqual(refused("staff.own-account"));
  });

  it("a reserved role that is held stays, named or not", () => {
    const before = ["clerk", "demo"];
    expect(change({ before, wanted: [] })).toEqual(accepted(["demo"]));
    expect(change({ before, wanted: ["operator", "demo"] })).toEqual(
      accepted(["operator", "demo"]),
    );
    expect(change({ before: ["clerk"], wanted: ["clerk", "demo"] })).toEqual(
      refused("staff.role-not-grantable"),
    );
  });

  it("twice the same role is one, in the order of the list", () => {
    expect(change({ wanted: ["auditor", "clerk", "auditor"] })).toEqual(
      accepted(["clerk", "auditor"]),
    );
  });

  it("an aid office has a university, and nobody else has one", () => {
    expect(change({ wanted: ["university"] })).toEqual(refused("staff.university-missing"));
    expect(change({ wanted: ["clerk"], universityCode: "10422" })).toEqual(accepted(["clerk"]));
  });
});
