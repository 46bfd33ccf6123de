import { signInFailures } from "@bursar/database/accounts";
import { keyedHash, type Database } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import { eq, inArray, sql } from "drizzle-orm";
import { addressHash, claimAttempt, type Attempt } from "../limits/attempts.ts";
import type { Limit } from "../limits/seconds-to-wait.ts";
import { tooManyAttempts } from "../limits/too-many-attempts.ts";
import { rolesGranting, ROLES } from "../permissions/index.ts";

/** Wrong passwords and codes an account may have before it has to wait. */
const PER_ACCOUNT: Limit = { count: 5, windowSeconds: 15 * 60 };
/** And an address, whatever the accounts: a whole office sits behind one. */
const PER_ADDRESS: Limit = { count: 100, windowSeconds: 15 * 60 };

/**
 * Counts a sign-in before it is checked.
 *
 * @throws Refusal `auth.locked` (429, `data.retryAfterSeconds`, `data.unlocksAt`),
 * `auth.too-many-attempts` (429) for an address.
 */
export function claimSignIn(
  database: Database,
  given: { readonly account: string; readonly ip?: string | undefined },
): Promise<Attempt> {
  return claimAttempt(database, [
    { hash: subjectOf(database, given.account), limit: PER_ACCOUNT, refuse: locked },
    {
      hash: addressHash(database, "staff", given.ip),
      limit: PER_ADDRESS,
      refuse: tooManyAttempts,
    },
  ]);
}

type Orm = Pick<Database["orm"], "delete" | "execute">;

/** A right sign-in ends the account's count, and so does somebody who may unlock it. */
export async function forgetFailures(
  { orm, keys }: Pick<Database, "keys"> & { readonly orm: Orm },
  account: string,
): Promise<number> {
  const forgotten = await orm
    .delete(signInFailures)
    .where(eq(signInFailures.subjectHash, subjectOf({ keys }, account)))
    .returning({ attemptId: signInFailures.attemptId });
  return forgotten.length;
}

/** Until when accounts are locked, by account; the others are left out. Instants, ISO, UTC. */
export async function lockedUntil(
  { orm, keys }: Pick<Database, "keys"> & { readonly orm: Orm },
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map();
  const hashes = new Map(
    accounts.map((account) => [subjectOf({ keys }, account).toString("hex"), account]),
  );
  const window = sql`${PER_ACCOUNT.windowSeconds} * interval '1 second'`;
  const subjects = [...hashes.keys()].map((hash) => Buffer.from(hash, "hex"));
  const rows = await orm.execute<{ hash: string; until: string }>(sql`
    select encode(subject_hash, 'hex') as hash,
           to_char((max(failed_at) filter (where place = ${PER_ACCOUNT.count}) + ${window})
             at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until
    from (select subject_hash, failed_at,
                 row_number() over (partition by subject_hash order by failed_at desc) as place
          from auth.sign_in_failures
          where failed_at > now() - ${window}
            and ${inArray(sql`subject_hash`, subjects)}) as recent
    group by subject_hash having count(*) >= ${PER_ACCOUNT.count}`);
  return new Map(rows.map(({ hash, until }) => [hashes.get(hash) ?? "", until]));
}

/** Hashed, because people type passwords where the account belongs. */
function subjectOf({ keys }: Pick<Database, "keys">, account: string): Buffer {
  return keyedHash(keys, "staff-account", account);
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
});

function locked(retryAfterSeconds: number): Refusal {
  const unlocksAt = new Date(Date.now() + retryAfterSeconds * 1000);
  const at = CLOCK.format(unlocksAt);
  const unlockers = rolesGranting("staff.manage").map((role) => ROLES[role].title);
  const [zh, en] = [unlockers.map((one) => one.zh), unlockers.map((one) => one.en)];
  return new Refusal("auth.locked", {
    zh: `密码或验证码错误次数过多，账号暂时锁定，${at} 自动解锁；急用请本中心的${zh.join("或")}解锁。`,
    en: `Too many wrong passwords or codes: the account is locked until ${at} (Beijing time). Your centre's ${en.join(" or ")} can unlock it at once.`,
    status: 429,
    data: { retryAfterSeconds, unlocksAt: unlocksAt.toISOString() },
  });
}
