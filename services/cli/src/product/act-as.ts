import type { ActionContext } from "@bursar/database/connection";
import { permissionsOf, rolesGranting, ROLES, type Permission } from "@bursar/identity/permissions";
import type { StaffActor } from "@bursar/identity/staff";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { askPassword } from "../terminal/ask-password.ts";
import type { Shell } from "../terminal/shell.ts";
import type { Workplace } from "./enter-centre.ts";
import type { Product } from "./open-product.ts";

/** Who is to act, and what for. */
export interface ActAs {
  readonly workplace: Workplace;
  readonly account: string;
  readonly permission: Permission;
}

type Person = Pick<StaffActor, "id" | "centreId" | "permissions">;

/**
 * The context of a member of staff instead of the command's own: taken at their word in a demo
 * centre, by their password anywhere else.
 *
 * @throws CliError `auth.unknown-account`, `auth.not-permitted`; Refusal `auth.wrong-credentials`
 */
export async function actAs(shell: Shell, product: Product, asked: ActAs): Promise<ActionContext> {
  const { workplace, account, permission } = asked;
  const { context } = workplace;
  const person = workplace.isDemo
    ? await findPerson(product, context.centreId, account)
    : await signIn(shell, product, account);
  if (person === undefined || person.centreId !== context.centreId) {
    throw new CliError("auth.unknown-account", exitCodes.auth, {
      zh: `本中心没有账号 ${account}。核对账号名。`,
      en: `This centre has no account ${account}. Check its name.`,
    });
  }
  if (!person.permissions.has(permission)) throw notPermitted(account, permission);
  return { ...context, actor: { id: person.id, kind: "staff" } };
}

async function findPerson(
  { database }: Product,
  centreId: string,
  account: string,
): Promise<Person | undefined> {
  const [row] = await database.client<{ id: string; roles: string[] }[]>`
    select u.id, m.roles from auth."user" u
    join auth.staff_members m on m.user_id = u.id and m.centre_id = ${centreId}
    where u.username = ${account.trim().toLowerCase()}`;
  return row && { id: row.id, centreId, permissions: permissionsOf(row.roles) };
}

async function signIn(
  shell: Shell,
  product: Product,
  account: string,
): Promise<Person | undefined> {
  const password = await askPassword(shell, {
    zh: `${account} 的密码：`,
    en: `Password of ${account}: `,
  });
  const { openStaffIdentity } = await import("@bursar/identity/staff");
  const identity = openStaffIdentity({
    database: product.database,
    secret: product.secrets.authSecret,
    baseUrl: "http://localhost",
  });
  const { token } = await identity.signIn({ account, password, userAgent: "bursar" });
  try {
    return await identity.authenticate(token);
  } finally {
    await identity.signOut(token);
  }
}

function notPermitted(account: string, permission: Permission): CliError {
  const roles = rolesGranting(permission).map((role) => ROLES[role].title);
  return new CliError("auth.not-permitted", exitCodes.auth, {
    zh: `${account} 没有这项权限。请由${roles.map(({ zh }) => zh).join("或")}办理。`,
    en: `${account} may not do this. Ask somebody who is ${roles.map(({ en }) => en).join(" or ")}.`,
  });
}
