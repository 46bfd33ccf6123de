import type { StaffBody } from "@bursar/api-schema/staff";
import type { Member, WithInitialPassword } from "@bursar/identity/members";
import type { z } from "zod";

type Body = z.input<typeof StaffBody>;

export function toStaffBody({ roles, ...member }: Member): Body {
  return { ...member, roles: [...roles] };
}

export function toStaffWithPassword({ member, initialPassword }: WithInitialPassword): {
  staff: Body;
  initialPassword: string | null;
} {
  return { staff: toStaffBody(member), initialPassword };
}
