import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLogger } from "@bursar/config/logger";
import { insertCentre } from "@bursar/database/centres";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { insertUniversities } from "@bursar/database/universities";
import { sealFrom, type SealSource } from "@bursar/documents/seal";
import { openFolderStore, type FileStore } from "@bursar/documents/storage";
import { readTable } from "@bursar/documents/tables";
import { openGraduateIdentity } from "@bursar/identity/graduates";
import type { Role } from "@bursar/identity/permissions";
import { createStaffAccount, NATIONAL_OFFICE, openStaffIdentity } from "@bursar/identity/staff";
import { createProductApp } from "@bursar/local/src/product-app.ts";
import { openLocalSink } from "@bursar/notices/channels";
import type { QueueBackend } from "@bursar/queues/backend";
import { queueBackends, type TestBackend } from "@bursar/queues/testing";
import { startWorker } from "@bursar/workers/worker";
import { personalTokens } from "./personal-tokens.ts";
import { signIn, type StaffClient } from "./staff-client.ts";
import { waitFor } from "./wait-for.ts";

const UNIVERSITIES = new URL("../../infra/local/demo/universities.csv", import.meta.url);

/** The two demo centres of every test product. Their numbers start alike: only ids tell them apart. */
export const CENTRES = { a: "cen_a", b: "cen_b" } as const;
export type CentreName = keyof typeof CENTRES;

export interface SentMessage {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

/** A whole product of one test file on a database of its own. */
export interface TestProduct {
  readonly database: TestDatabase;
  readonly server: Server;
  readonly backend: QueueBackend;
  /** Temporary folder in which a worker keeps what it sends. */
  readonly dataDirectory: string;
  /** Everything that app and worker have logged, one JSON text a line. */
  readonly logLines: string[];
  /** The maker (`maker-a`: clerk, operator, demo) or the checker (`checker-a`) of a centre. */
  signIn(who: "maker" | "checker", centre: CentreName): Promise<StaffClient>;
  /** A further account at centre A with these roles. */
  signInAs(roles: readonly Role[]): Promise<StaffClient>;
  /** Starts a worker in this process; a second call finds it running. */
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  messages(): Promise<SentMessage[]>;
  /** @throws Error when a connection to the database is left open or an error was logged. */
  close(): Promise<void>;
}

/** Makes centres, accounts and universities, and serves the API on a free port. */
export async function openTestProduct(
  options: { backend?: TestBackend } = {},
): Promise<TestProduct> {
  const database = await openTestDatabase();
  const queue = await openQueue(database, options.backend);
  const dataDirectory = await mkdtemp(join(tmpdir(), "bursar-product-"));
  const password = `test-${randomBytes(9).toString("base64url")}`;
  await fillDirectories(database, password);
  const logLines: string[] = [];
  const log = createLogger("test", { write: (line) => void logLines.push(line) });
  const files = openFolderStore(join(dataDirectory, "documents"));
  const seal = sealFrom({ file: join(dataDirectory, "seal.pem"), password: "" });
  const server = await serve(database, { files, seal }, log);
  const people = new Map<string, Promise<StaffClient>>();
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
  const product: TestProduct = {
    database,
    server,
    dataDirectory,
    logLines,
    backend: queue.backend,
    signIn(who, centre) {
      const account = `${who}-${centre}`;
      const known = people.get(account) ?? signIn(server, { account, password });
      people.set(account, known);
      return known;
    },
    async signInAs(roles) {
      const account = `as-${roles.join("-")}`.slice(0, 32);
      const added = { account, name: account, password, roles };
      await createStaffAccount(database.owner, { ...added, ...placeOf(roles) });
      return signIn(server, { account, password });
    },
    async startWorker() {
      const channel = openLocalSink(join(dataDirectory, "messages"));
      const deps = { db: database.app, batch: database.batch, channel, files };
      worker ??= await startWorker({ deps, backend: queue.backend, log });
    },
    async stopWorker() {
      await worker?.close();
      worker = undefined;
    },
    messages: () => readMessages(join(dataDirectory, "messages")),
    async close() {
      await product.stopWorker();
      server.close();
      await once(server, "close");
      await queue.close();
      try {
        await expectNoConnections(database);
        expectNoErrors(logLines);
        await expectNothingInClear(database);
      } finally {
        await database.close();
        await rm(dataDirectory, { recursive: true });
      }
    },
  };
  return product;
}

/** Centre A, whatever else the roles need: a university of its own, or no centre at all. */
function placeOf(roles: readonly Role[]): { centreId: string; universityCode?: string } {
  if (roles.includes("national")) return { centreId: NATIONAL_OFFICE };
  const centreId = CENTRES.a;
  return roles.includes("university") ? { centreId, universityCode: "10422" } : { centreId };
}

async function openQueue(database: TestDatabase, given: TestBackend | undefined) {
  const [postgres] = queueBackends({});
  const chosen = given ?? postgres;
  if (chosen === undefined) throw new Error("there is no queue backend");
  const grantTo = ["bursar_app", "bursar_batch"];
  const queue = await chosen.open({ databaseUrl: database.ownerUrl, grantTo });
  const { backend } = queue;
  // The product's workers reach their queue with the batch login, never with the owner's.
  const own: QueueBackend =
    backend.kind === "postgres" ? { kind: "postgres", url: database.batchUrl } : backend;
  return { backend: own, close: () => queue.close() };
}

const PEOPLE: readonly { who: "maker" | "checker"; roles: readonly Role[] }[] = [
  { who: "maker", roles: ["clerk", "operator", "demo"] },
  { who: "checker", roles: ["reviewer"] },
];

async function fillDirectories({ owner }: TestDatabase, password: string): Promise<void> {
  const table = await readTable(
    { path: fileURLToPath(UNIVERSITIES) },
    { requiredColumns: ["高校代码", "高校名称"] },
  );
  await insertUniversities(
    owner.orm,
    table.rows.map((row) => ({ code: row["高校代码"] ?? "", name: row["高校名称"] ?? "" })),
  );
  for (const [name, id] of Object.entries(CENTRES)) {
    await insertCentre(owner.orm, {
      id,
      name: `${name.toUpperCase()}县学生资助管理中心`,
      divisionCode: "371083",
      demo: true,
      contractPrefix: "3710832",
      contractSerialFrom: name === "a" ? "500001" : "600001",
    });
    for (const { who, roles } of PEOPLE) {
      const account = `${who}-${name}`;
      await createStaffAccount(owner, { account, name: account, password, centreId: id, roles });
    }
  }
}

async function serve(
  database: TestDatabase,
  { files, seal }: { readonly files: FileStore; readonly seal: SealSource },
  log: ReturnType<typeof createLogger>,
): Promise<Server> {
  const staff = openStaffIdentity({
    database: database.app,
    secret: randomBytes(24).toString("hex"),
    baseUrl: "http://127.0.0.1",
  });
  const graduates = openGraduateIdentity({
    database: database.app,
    sendCode: () => Promise.resolve(),
    onFailure: (err) => log.error({ err }, "a code could not be sent"),
  });
  const { app: db, national, policy } = database;
  const app = createProductApp({
    db,
    files,
    seal,
    national,
    policy,
    staff,
    graduates,
    log,
    centreId: CENTRES.a,
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  if ((server.address() as AddressInfo).port === 0) throw new Error("the server has no port");
  return server;
}

/** A refusal is no error, so whatever a test asks for, there is nothing to be found. */
function expectNoErrors(logLines: readonly string[]): void {
  const ERROR = 50;
  const errors = logLines.filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR);
  if (errors.length > 0) throw new Error(`logged:\n${errors.join("")}`);
}

async function readMessages(directory: string): Promise<SentMessage[]> {
  const names = await readdir(directory).catch(() => []);
  const texts = names
    .filter((name) => name.endsWith(".json"))
    .map((name) => readFile(join(directory, name), "utf8"));
  return (await Promise.all(texts)).map((text) => JSON.parse(text) as SentMessage);
}

/** What requests leave behind under their keys and in the audit names nobody by number. */
async function expectNothingInClear({ owner }: TestDatabase): Promise<void> {
  const rows = await owner.client<{ place: string; text: string }[]>`
    select 'kept for ' || route as place, result::text as text from idempotency_keys
    where result is not null
    union all
    select action, concat_ws(' ', before, after, reason) from audit_rows`;
  const clear = rows.filter(({ text }) => personalTokens(text).length > 0);
  if (clear.length > 0) {
    throw new Error(`in clear: ${[...new Set(clear.map(({ place }) => place))].join(", ")}`);
  }
}

/** A killed process's connections end a moment after it. */
const CLOSE_LIMIT_MS = 5_000;

/** The pools of the test database itself are closed after this. */
async function expectNoConnections({ owner }: TestDatabase): Promise<void> {
  let left: string[] = [];
  const look = async (): Promise<boolean> => {
    const rows = await owner.client<{ application_name: string }[]>`
      select application_name from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and application_name <> 'test'`;
    left = rows.map((row) => row.application_name);
    return left.length === 0;
  };
  await waitFor("connections to close", look, CLOSE_LIMIT_MS).catch(() => {
    throw new Error(`left open: ${left.join(", ")}`);
  });
}
