import { signIn, type StaffClient, type Target } from "./staff-client.ts";

export interface MadeStaff {
  readonly id: string;
  readonly account: string;
  readonly password: string;
  readonly client: StaffClient;
}

let serial = 0;

/** A colleague whose account a supervisor makes, and who has chosen a password. */
export async function makeStaff(
  server: Target,
  supervisor: StaffClient,
  given: { readonly roles: readonly string[]; readonly universityCode?: string },
): Promise<MadeStaff> {
  const account = `made-${(serial += 1)}`;
  const body = { account, name: "某某", ...given };
  const made = await supervisor.post("/v1/staff", body).expect(201);
  const initial = made.body.initialPassword as string;
  const first = await signIn(server, { account, password: initial });
  const password = `own-password-${serial}`;
  await first.put("/v1/me/password", { password: initial, newPassword: password }).expect(204);
  const client = await signIn(server, { account, password });
  return { id: made.body.staff.id as string, account, password, client };
}
