import type { VolunteerCodeBody } from "@bursar/api-schema/staff";
import type { VolunteerCode } from "@bursar/identity/volunteers";
import type { z } from "zod";

export function toVolunteerCodeBody({
  volunteers,
  ...code
}: VolunteerCode): z.input<typeof VolunteerCodeBody> {
  return { ...code, volunteers: [...volunteers] };
}
