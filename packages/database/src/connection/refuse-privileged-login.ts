import type { Database } from "./open-database.ts";

/**
 * Stops a service that was given a login which row-level security does not bind: with it, one
 * forgotten condition would show every centre's rows.
 *
 * @throws Error when the login is a superuser's or bypasses row-level security.
 */
export async function refusePrivilegedLogin(database: Database): Promise<void> {
  const [role] = await database.client<{ name: string; free: boolean }[]>`
    select rolname as name, rolsuper or rolbypassrls as free
    from pg_roles where rolname = current_user`;
  if (role?.free === false) return;
  throw new Error(
    `数据库账号 ${role?.name} 不受行级安全约束，服务拒绝启动；请改用 bursar_app。 ` +
      `The login ${role?.name} is not bound by row-level security; use bursar_app.`,
  );
}
