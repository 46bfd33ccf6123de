import type { Database } from "@bursar/database/connection";
import { findServiceKey, type ServiceActor } from "../service-keys/find-service-key.ts";
import { SERVICE_KEY_PREFIX } from "../service-keys/service-key-text.ts";
import type { StaffIdentity } from "../staff/open-staff-identity.ts";
import type { StaffActor } from "../staff/staff-sessions.ts";
import {
  findVolunteer,
  VOLUNTEER_TOKEN_PREFIX,
  type VolunteerActor,
} from "../volunteers/find-volunteer.ts";

/** Whoever may stand behind `Authorization: Bearer …`. */
export type BearerActor = StaffActor | VolunteerActor | ServiceActor;

/** Who carries this token; undefined when nobody does any more. One query, by the token's form. */
export function authenticateBearer(
  deps: { readonly db: Database; readonly staff: Pick<StaffIdentity, "authenticate"> },
  token: string,
): Promise<BearerActor | undefined> {
  if (token.startsWith(SERVICE_KEY_PREFIX)) return findServiceKey(deps.db, token);
  if (token.startsWith(VOLUNTEER_TOKEN_PREFIX)) return findVolunteer(deps.db, token);
  return deps.staff.authenticate(token);
}
