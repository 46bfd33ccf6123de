import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { awaitServer, openDatabase, type Database } from "./index.ts";

/** What PostgreSQL answers to whoever comes before it is ready. */
const STARTING_UP = errorResponse("57P03", "the database system is starting up");
const DOWN_MS = 600;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("a server that is starting up is waited for, and whoever waits is told once", async () => {
  let isUp = false;
  const front = await listen(0, () => isUp);
  const pool = openAt(front);
  let told = 0;
  const waiting = awaitServer(pool, { warn: () => (told += 1) });
  await pause(DOWN_MS);
  expect(told).toBe(1);
  isUp = true;
  await waiting;
  expect(told).toBe(1);
  await closeAll(pool, front);
});

it("a server that does not listen yet is waited for", async () => {
  const reserved = await listen(0, () => true);
  const { port } = reserved.address() as AddressInfo;
  const pool = openAt(reserved);
  reserved.close();
  await once(reserved, "close");
  const waiting = awaitServer(pool, { warn: () => undefined });
  await pause(DOWN_MS);
  const front = await listen(port, () => true);
  await expect(waiting).resolves.toBeUndefined();
  await closeAll(pool, front);
});

it("a server whose socket is not there yet is waited for", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bursar-socket-"));
  // The driver takes a host for a path only with a comma in it.
  const socketFolder = join(folder, ",");
  await mkdir(socketFolder);
  const url = database.appUrl.replace(/@[^/]*/, `@${encodeURIComponent(socketFolder)}`);
  const pool = openDatabase({ url, keys: database.keys, maxConnections: 1 });
  const waiting = awaitServer(pool, { warn: () => undefined });
  await pause(DOWN_MS);
  const front = await listen(join(socketFolder, ".s.PGSQL.5432"), () => true);
  await expect(waiting).resolves.toBeUndefined();
  await closeAll(pool, front);
  await rm(folder, { recursive: true });
});

it("what waiting does not mend is said at once", async () => {
  const url = database.appUrl.replace(/[^/]*$/, "no_such_database");
  const pool = openDatabase({ url, keys: database.keys });
  let told = 0;
  await expect(awaitServer(pool, { warn: () => (told += 1) })).rejects.toThrow(/no_such_database/);
  expect(told).toBe(0);
  await pool.close();
});

/** A port, or a socket at a path, that hands on to the test server once that is up. */
async function listen(at: number | string, isUp: () => boolean): Promise<Server> {
  const front = createServer((socket) => {
    socket.on("error", () => undefined);
    if (!isUp()) {
      socket.once("data", () => socket.end(STARTING_UP));
      return;
    }
    const behind = connectToServer();
    behind.on("error", () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  if (typeof at === "string") front.listen(at);
  else front.listen(at, "127.0.0.1");
  await once(front, "listening");
  return front;
}

/** Where the driver connects to: a socket's path, or a host and its port. */
function connectToServer(): Socket {
  const { path, host, port } = database.app.client.options;
  return typeof path === "string" ? connect(path) : connect(port[0] ?? 5_432, host[0]);
}

function openAt(front: Server): Database {
  const { port } = front.address() as AddressInfo;
  const url = database.appUrl.replace(/@[^/]*/, `@127.0.0.1:${port}`);
  return openDatabase({ url, keys: database.keys, maxConnections: 1 });
}

async function closeAll(pool: Database, front: Server): Promise<void> {
  await pool.close();
  front.close();
  await once(front, "close");
}

function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
