/** What may be allowed to a person, named `noun.verb`; a route asks for exactly one of them. */
export const PERMISSIONS = [
  "roster.import",
  "portfolio.import",
  "registry.import",
  "pre-application.read",
  "pre-application.enter",
  "pre-application.verify",
  "application.read",
  "application.enter",
  "application.submit",
  "application.approve",
  "document.read",
  "document.upload",
  "document.assess",
  "hardship.read",
  "hardship.enter",
  "hardship.decide",
  "borrower.read",
  "borrower.reveal",
  "change.read",
  "change.enter",
  "change.approve",
  "contract.read",
  "contract.sign",
  "contract.confirm-signature",
  "contract.accept",
  "contract.record-receipt",
  "contract.record-lender-result",
  "own-receipt.read",
  "own-receipt.record",
  "loan.read",
  "own-loan.read",
  "repayment.read",
  "repayment.record",
  "repayment.confirm",
  "clearing.import",
  "lender-file.import",
  "servicing.enter",
  "servicing.approve",
  "collection.record",
  "collection.assign",
  "claim.read",
  "claim.prepare",
  "claim.approve",
  "policy.read",
  "policy.propose",
  "policy.approve",
  "report.read",
  "statement.issue",
  "batch.read",
  "batch.run",
  "batch.approve",
  "archive.read",
  "archive.export",
  "audit.read",
  "retention.read",
  "retention.propose",
  "retention.approve",
  "staff.manage",
  "volunteer-code.issue",
  "service-key.manage",
  "national-report.read",
  "demo.set-business-date",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READS = [
  "pre-application.read",
  "application.read",
  "document.read",
  "hardship.read",
  "borrower.read",
  "change.read",
  "contract.read",
  "loan.read",
  "repayment.read",
  "claim.read",
  "policy.read",
  "report.read",
  "batch.read",
  "archive.read",
] as const satisfies readonly Permission[];

interface RoleEntry {
  readonly title: { readonly zh: string; readonly en: string };
  readonly permissions: readonly Permission[];
}

/**
 * Roles as data. A person may hold several; that the maker of a thing does not also check it is
 * kept by the thing itself (a CHECK constraint), not by keeping roles apart.
 *
 * A volunteer enters drafts and scans and reads nothing of other families; a university sees the
 * receipts of its own students; a graduate sees their own loans; the national office sees sums.
 */
export const ROLES = {
  clerk: {
    title: { zh: "经办", en: "clerk" },
    permissions: [
      "roster.import",
      "pre-application.enter",
      "application.enter",
      "application.submit",
      "document.upload",
      "document.assess",
      "hardship.enter",
      "borrower.reveal",
      "change.enter",
      "contract.sign",
      "contract.accept",
      "contract.record-receipt",
      "contract.record-lender-result",
      "repayment.record",
      "servicing.enter",
      "collection.record",
      "statement.issue",
      ...READS,
    ],
  },
  reviewer: {
    title: { zh: "复核", en: "reviewer" },
    permissions: [
      "pre-application.verify",
      "application.approve",
      "hardship.decide",
      "borrower.reveal",
      "change.approve",
      "contract.confirm-signature",
      "batch.approve",
      "repayment.confirm",
      "servicing.approve",
      "claim.approve",
      "policy.approve",
      "retention.read",
      "retention.approve",
      ...READS,
    ],
  },
  supervisor: {
    title: { zh: "主任", en: "supervisor" },
    permissions: [
      "portfolio.import",
      "registry.import",
      "borrower.reveal",
      "collection.assign",
      "policy.propose",
      "archive.export",
      "audit.read",
      "retention.read",
      "retention.propose",
      "staff.manage",
      "volunteer-code.issue",
      "service-key.manage",
      ...READS,
    ],
  },
  operator: {
    title: { zh: "批处理操作员", en: "operator" },
    permissions: ["batch.run", "clearing.import", "lender-file.import", "claim.prepare", ...READS],
  },
  auditor: {
    title: { zh: "审计", en: "auditor" },
    permissions: ["audit.read", "retention.read", ...READS],
  },
  volunteer: {
    title: { zh: "志愿者", en: "volunteer" },
    permissions: ["application.enter", "document.upload"],
  },
  university: {
    title: { zh: "高校资助部门", en: "university aid office" },
    permissions: ["own-receipt.read", "own-receipt.record"],
  },
  graduate: {
    title: { zh: "借款学生", en: "borrower" },
    permissions: ["own-loan.read"],
  },
  national: {
    title: { zh: "全国中心", en: "national centre" },
    permissions: ["national-report.read"],
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
