import type { Database } from "@bursar/database/connection";
import { isUnreachable } from "../product/is-unreachable.ts";
import { readSchemaState, type SchemaState } from "../product/schema-state.ts";
import { failure, good, type Finding } from "./finding.ts";

const VERSION_MIN = 15;
const DRIFT_MAX_MS = 1_000;

/** The server, its clock and the schema, as the owner sees them. */
export async function checkDatabase(owner: Database, isEmbedded: boolean): Promise<Finding[]> {
  const [schema, state] = await reach(owner);
  // Without a database there is nobody to ask for the rest.
  if (state !== "there") return [schema];
  return [...(await checkServer(owner, isEmbedded)), schema];
}

async function reach(owner: Database): Promise<[Finding, "there" | "away"]> {
  try {
    const state = await readSchemaState(owner);
    return [describeSchema(state), state.kind === "empty" ? "away" : "there"];
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const finding = failure(
      "database",
      { zh: "连不上数据库", en: "The database can't be reached" },
      { zh: "核对 DATABASE_URL，确认数据库在运行", en: "check DATABASE_URL and that it runs" },
    );
    return [finding, "away"];
  }
}

async function checkServer(owner: Database, isEmbedded: boolean): Promise<Finding[]> {
  const askedAt = Date.now();
  const [row] = await owner.client<{ version: string; num: number; ms: string }[]>`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as num,
           (extract(epoch from clock_timestamp()) * 1000)::text as ms`;
  const tookMs = Date.now() - askedAt;
  const driftMs = Math.round(Math.abs(Number(row?.ms) - (askedAt + tookMs / 2)));
  const version = row?.version ?? "?";
  const where = isEmbedded
    ? { zh: "内置 PostgreSQL", en: "built-in PostgreSQL" }
    : { zh: "PostgreSQL", en: "PostgreSQL" };
  return [
    (row?.num ?? 0) >= VERSION_MIN * 10_000
      ? good("database", {
          zh: `${where.zh} ${version}，应答 ${tookMs} ms`,
          en: `${where.en} ${version}, answers in ${tookMs} ms`,
        })
      : failure(
          "database",
          { zh: `PostgreSQL ${version} 太旧`, en: `PostgreSQL ${version} is too old` },
          { zh: "升级到 15 或更高版本", en: "upgrade to 15 or newer" },
        ),
    driftMs <= DRIFT_MAX_MS
      ? good("clock", { zh: `时钟偏差 ${driftMs} ms`, en: `Clock drift ${driftMs} ms` })
      : failure(
          "clock",
          {
            zh: `本机与数据库的时钟相差 ${driftMs} ms`,
            en: `This machine's clock and the database's differ by ${driftMs} ms`,
          },
          { zh: "在两边都启用 NTP 对时", en: "keep both machines' time by NTP" },
        ),
  ];
}

function describeSchema(state: SchemaState): Finding {
  switch (state.kind) {
    case "ready":
      return good("migrations", {
        zh: "数据库结构是最新的",
        en: "The database has this version's schema",
      });
    case "behind":
      return failure(
        "migrations",
        {
          zh: `数据库结构差 ${state.missing} 步`,
          en: `The database's schema is ${state.missing} steps behind`,
        },
        { zh: "执行 npm start 升级数据库结构", en: "npm start brings it up to date" },
      );
    case "empty":
      return failure(
        "migrations",
        { zh: "数据库是空的", en: "The database is empty" },
        {
          zh: "执行 npm start，它会建好数据库和演示中心",
          en: "npm start makes the database and the demo centre",
        },
      );
  }
}

/** That the services' login is fenced in by row-level security, tried out and by its rights. */
export async function checkLogins(owner: Database, app: Database): Promise<Finding[]> {
  const rows = await owner.client<{ name: string; super: boolean; bypass: boolean }[]>`
    select rolname as name, rolsuper as super, rolbypassrls as bypass
    from pg_roles where rolname in ('bursar_app', 'bursar_batch')`;
  const [seen] = await app.client<{ count: number }[]>`
    select count(*)::int as count from borrowers`;
  const fenced = rows.some((row) => row.name === "bursar_app" && !row.super && !row.bypass);
  const modest = rows.every((row) => !row.super);
  if (fenced && modest && seen?.count === 0) {
    return [
      good("row-level-security", {
        zh: "服务账号受行级安全约束",
        en: "The services' login is fenced in by row-level security",
      }),
    ];
  }
  return [
    failure(
      "row-level-security",
      {
        zh: "服务账号能越过行级安全，各中心的数据没有隔开",
        en: "The services' login gets round row-level security: centres are not kept apart",
      },
      {
        zh: "以数据库管理员执行 ALTER ROLE bursar_app NOSUPERUSER NOBYPASSRLS，再查",
        en: "as the database's administrator: ALTER ROLE bursar_app NOSUPERUSER NOBYPASSRLS",
      },
    ),
  ];
}
