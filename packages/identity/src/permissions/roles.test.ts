import { describe, expect, it } from "vitest";
import { PERMISSIONS, permissionsOf, ROLES, rolesGranting, type Role } from "./index.ts";

const TABLE = `
                               clerk reviewer supervisor operator auditor volunteer university graduate national demo
roster.import                  yes   -        -          -        -       -         -          -        -        -
portfolio.import               -     -        yes        -        -       -         -          -        -        -
registry.import                -     -        yes        -        -       -         -          -        -        -
pre-application.read           yes   yes      yes        yes      yes     -         -          -        -        -
pre-application.enter          yes   -        -          -        -       -         -          -        -        -
pre-application.verify         -     yes      -          -        -       -         -          -        -        -
application.read               yes   yes      yes        yes      yes     -         -          -        -        -
application.enter              yes   -        -          -        -       yes       -          -        -        -
application.submit             yes   -        -          -        -       -         -          -        -        -
application.approve            -     yes      -          -        -       -         -          -        -        -
document.read                  yes   yes      yes        yes      yes     -         -          -        -        -
document.upload                yes   -        -          -        -       yes       -          -        -        -
document.assess                yes   -        -          -        -       -         -          -        -        -
hardship.read                  yes   yes      yes        yes      yes     -         -          -        -        -
hardship.enter                 yes   -        -          -        -       -         -          -        -        -
hardship.decide                -     yes      -          -        -       -         -          -        -        -
borrower.read                  yes   yes      yes        yes      yes     -         -          -        -        -
borrower.reveal                yes   yes      yes        -        -       -         -          -        -        -
change.read                    yes   yes      yes        yes      yes     -         -          -        -        -
change.enter                   yes   -        -          -        -       -         -          -        -        -
change.approve                 -     yes      -          -        -       -         -          -        -        -
contract.read                  yes   yes      yes        yes      yes     -         -          -        -        -
contract.sign                  yes   -        -          -        -       -         -          -        -        -
contract.confirm-signature     -     yes      -          -        -       -         -          -        -        -
contract.accept                yes   -        -          -        -       -         -          -        -        -
contract.record-receipt        yes   -        -          -        -       -         -          -        -        -
contract.record-lender-result  yes   -        -          -        -       -         -          -        -        -
own-receipt.read               -     -        -          -        -       -         yes        -        -        -
own-receipt.record             -     -        -          -        -       -         yes        -        -        -
loan.read                      yes   yes      yes        yes      yes     -         -          -        -        -
own-loan.read                  -     -        -          -        -       -         -          yes      -        -
repayment.read                 yes   yes      yes        yes      yes     -         -          -        -        -
repayment.record               yes   -        -          -        -       -         -          -        -        -
repayment.confirm              -     yes      -          -        -       -         -          -        -        -
clearing.import                -     -        -          yes      -       -         -          -        -        -
lender-file.import             -     -        -          yes      -       -         -          -        -        -
servicing.enter                yes   -        -          -        -       -         -          -        -        -
servicing.approve              -     yes      -          -        -       -         -          -        -        -
collection.record              yes   -        -          -        -       -         -          -        -        -
collection.assign              -     -        yes        -        -       -         -          -        -        -
claim.read                     yes   yes      yes        yes      yes     -         -          -        -        -
claim.prepare                  -     -        -          yes      -       -         -          -        -        -
claim.approve                  -     yes      -          -        -       -         -          -        -        -
policy.read                    yes   yes      yes        yes      yes     -         -          -        -        -
policy.propose                 -     -        yes        -        -       -         -          -        -        -
policy.approve                 -     yes      -          -        -       -         -          -        -        -
report.read                    yes   yes      yes        yes      yes     -         -          -        -        -
statement.issue                yes   -        -          -        -       -         -          -        -        -
batch.read                     yes   yes      yes        yes      yes     -         -          -        -        -
batch.run                      -     -        -          yes      -       -         -          -        -        -
batch.approve                  -     yes      -          -        -       -         -          -        -        -
archive.read                   yes   yes      yes        yes      yes     -         -          -        -        -
archive.export                 -     -        yes        -        -       -         -          -        -        -
audit.read                     -     -        yes        -        yes     -         -          -        -        -
retention.read                 -     yes      yes        -        yes     -         -          -        -        -
retention.propose              -     -        yes        -        -       -         -          -        -        -
retention.approve              -     yes      -          -        -       -         -          -        -        -
staff.manage                   -     -        yes        -        -       -         -          -        -        -
volunteer-code.issue           -     -        yes        -        -       -         -          -        -        -
service-key.manage             -     -        yes        -        -       -         -          -        -        -
national-report.read           -     -        -          -        -       -         -          -        yes      -
demo.set-business-date         -     -        -          -        -       -         -          -        -        yes
`;
const [header = "", ...rows] = TABLE.trim().split("\n");
const roles = header.trim().split(/\s+/) as Role[];
const cells = rows.flatMap((row) => {
  const [permission = "", ...marks] = row.split(/\s+/);
  return roles.map((role, at) => ({ role, permission, allowed: marks[at] === "yes" }));
});

describe("roles and permissions", () => {
  it.each(cells)("$role may $permission: $allowed", ({ role, permission, allowed }) => {
    const known = PERMISSIONS.find((one) => one === permission);
    if (known === undefined) throw new Error(`the table names ${permission}`);
    expect(permissionsOf([role]).has(known)).toBe(allowed);
    expect(rolesGranting(known).includes(role)).toBe(allowed);
  });

  it("the table above has every role and every permission", () => {
    expect(roles).toEqual(Object.keys(ROLES));
    expect(rows.map((row) => row.split(/\s+/)[0])).toEqual([...PERMISSIONS]);
  });

  it("several roles allow what each of them allows", () => {
    const both = permissionsOf(["clerk", "demo"]);
    expect([...both].toSorted()).toEqual(
      [...permissionsOf(["clerk"]), ...permissionsOf(["demo"])].toSorted(),
    );
  });

  it.each([[[]], [["root"]], [["__proto__", "constructor"]]])("%j allows nothing", (unknown) => {
    expect(permissionsOf(unknown).size).toBe(0);
  });

  it("somebody can grant every permission", () => {
    expect(PERMISSIONS.filter((one) => rolesGranting(one).length === 0)).toEqual([]);
  });
});
