/** What may be allowed to a person, named `noun.verb`; a route asks for exactly one of them. */
export const PERMISSIONS = [
  "roster.import",
  "application.read",
  "application.approve",
  "contract.read",
  "contract.sign",
  "contract.confirm-signature",
  "contract.accept",
  "contract.record-receipt",
  "contract.record-lender-result",
  "loan.read",
  "batch.read",
  "batch.run",
  "batch.approve",
  "demo.set-business-date",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READS = [
  "application.read",
  "contract.read",
  "loan.read",
  "batch.read",
] as const satisfies readonly Permission[];

interface RoleEntry {
  readonly title: { readonly zh: string; readonly en: string };
  readonly permissions: readonly Permission[];
}

/**
 * Roles as data. A person may hold several; that the maker of a thing does not also check it is
 * kept by the thing itself (a CHECK constraint), not by keeping roles apart.
 */
export const ROLES = {
  clerk: {
    title: { zh: "经办", en: "clerk" },
    permissions: [
      "roster.import",
      "contract.sign",
      "contract.accept",
      "contract.record-receipt",
      "contract.record-lender-result",
      ...READS,
    ],
  },
  reviewer: {
    title: { zh: "复核", en: "reviewer" },
    permissions: ["application.approve", "contract.confirm-signature", "batch.approve", ...READS],
  },
  operator: {
    title: { zh: "批处理操作员", en: "operator" },
    permissions: ["batch.run", ...READS],
  },
  auditor: {
    title: { zh: "审计", en: "auditor" },
    permissions: READS,
  },
  demo: {
    title: { zh: "演示", en: "demonstration" },
    permissions: ["demo.set-business-date"],
  },
} as const satisfies Record<string, RoleEntry>;

export type Role = keyof typeof ROLES;

const ENTRIES = Object.entries(ROLES) as readonly (readonly [Role, RoleEntry])[];

/** All that these roles allow together; a role that this version does not know allows nothing. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  return new Set(
    ENTRIES.filter(([role]) => roles.includes(role)).flatMap(([, entry]) => entry.permissions),
  );
}

/** The roles that allow this, for the sentence that tells a person whom to ask. */
export function rolesGranting(permission: Permission): readonly Role[] {
  return ENTRIES.filter(([, entry]) => entry.permissions.includes(permission)).map(
    ([role]) => role,
  );
}
