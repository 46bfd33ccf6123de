import type { Role } from "../permissions/index.ts";

/**
 * Roles that somebody with `staff.manage` gives and takes. The others come from elsewhere: a
 * volunteer from the code of the day, a graduate from the loan, the national office and the
 * demonstration from whoever installs the product (the database keeps to this by itself).
 */
export const GRANTABLE_ROLES = [
  "clerk",
  "reviewer",
  "supervisor",
  "operator",
  "auditor",
  "university",
] as const satisfies readonly Role[];

export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

export interface RoleChange {
  readonly actorId: string;
  /** Whose roles; undefined for an account that is being made. */
  readonly memberId: string | undefined;
  readonly before: readonly string[];
  readonly wanted: readonly string[];
  readonly universityCode: string | null;
}

export type RoleDecision =
  | {
      readonly kind: "accepted";
      readonly roles: readonly string[];
      readonly universityCode: string | null;
    }
  | {
      readonly kind: "refused";
      readonly code: "staff.own-account" | "staff.role-not-grantable" | "staff.university-missing";
    };

/**
 * Which roles a person has after a change. Nobody changes their own; a role that can't be granted
 * here is neither given nor taken: one that the person holds stays, named or not.
 */
export function decideRoles(change: RoleChange): RoleDecision {
  const { actorId, memberId, before, wanted, universityCode } = change;
  if (actorId === memberId) return { kind: "refused", code: "staff.own-account" };
  const reserved = before.filter((role) => !isGrantable(role));
  if (wanted.some((role) => !isGrantable(role) && !reserved.includes(role))) {
    return { kind: "refused", code: "staff.role-not-grantable" };
  }
  const roles = [...GRANTABLE_ROLES.filter((role) => wanted.includes(role)), ...reserved];
  if (!roles.includes("university")) return { kind: "accepted", roles, universityCode: null };
  if (universityCode === null) return { kind: "refused", code: "staff.university-missing" };
  return { kind: "accepted", roles, universityCode };
}

function isGrantable(role: string): boolean {
  return GRANTABLE_ROLES.some((known) => known === role);
}
