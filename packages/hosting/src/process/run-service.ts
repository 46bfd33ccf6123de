import { fieldKeysFromEnvironment } from "@bursar/config/keys";
import { createLogger, type Logger } from "@bursar/config/logger";
import {
  awaitServer,
  openDatabase,
  refusePrivilegedLogin,
  type Database,
} from "@bursar/database/connection";
import type { ReadinessChecks } from "@bursar/http/health";
import { listen } from "@bursar/http/server";
import closeWithGrace from "close-with-grace";
import type { Express } from "express";
import { createServiceApp } from "../app/create-service-app.ts";
import type { ServiceDescription } from "../app/describe-service.ts";
import type { Installation } from "../app/installation.ts";
import { readServiceSettings, type ServiceSettings } from "./service-settings.ts";
import { tidyHourly } from "./tidy-hourly.ts";

/** What a service finds when it opens what is its own. */
export interface ServiceSurroundings {
  /** A pool of the login `bursar_app`. */
  readonly db: Database;
  /** Opens a pool of another login, which row-level security must bind too; closed at the stop. */
  readonly openPool: (url: string) => Promise<Database>;
  readonly log: Logger;
  readonly installation: Installation;
}

/** What a service has opened. */
export interface OpenedService<Deps> {
  readonly deps: Deps;
  readonly ready?: ReadinessChecks;
  readonly before?: (app: Express) => void;
  readonly after?: (app: Express) => void;
  /** Whose ended sessions are removed every hour. */
  readonly identities?: readonly { deleteExpired(): Promise<void> }[];
  /** Runs when the last request has ended, before the pools close. */
  readonly close?: () => Promise<void> | void;
}

export interface Service<Deps> extends ServiceDescription<Deps> {
  /** Of the process, in the log and in `pg_stat_activity`. */
  readonly name: string;
  /** Where it listens when `PORT` is not set. */
  readonly port: number;
  open(surroundings: ServiceSurroundings): Promise<OpenedService<Deps>> | OpenedService<Deps>;
}

/** Requests are given 10 s to end and connections 5 s to close. */
const STOP_LIMIT_MS = 20_000;

/**
 * Runs a service as this process until it is told to stop. One that cannot start says why on
 * standard error and ends with 1.
 */
export async function runService<Deps>(service: Service<Deps>): Promise<void> {
  const log = createLogger(service.name);
  try {
    await start(service, log);
  } catch (err) {
    log.fatal({ err }, "the service does not start");
    process.exit(1);
  }
}

async function start<Deps>(service: Service<Deps>, log: Logger): Promise<void> {
  const settings = readServiceSettings(service.port);
  const pools: Database[] = [];
  const openPool = poolOpener({ name: service.name, log }, pools);
  const db = await openPool(settings.databaseUrl);
  const { installation, host, port } = settings;
  const opened = await service.open({ db, openPool, log, installation });
  const { title, routes } = service;
  const limits = limitsOf(settings);
  const app = createServiceApp({ ...opened, ...limits, title, routes, db, log, installation });
  const server = await listen(app, { host, port, log });
  const stopTidying = tidyHourly(opened.identities ?? [], log);
  closeWithGrace({ delay: STOP_LIMIT_MS, logger: false }, async ({ err }) => {
    if (err !== undefined) log.error({ err }, "the service stops after an error");
    stopTidying();
    await server.close();
    await opened.close?.();
    await Promise.all(pools.map((pool) => pool.close()));
  });
  // A service that was started as a child does not outlive the one who started it.
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.send?.({ kind: "ready", url: server.url });
}

/** Opens pools that row-level security binds and remembers them. */
function poolOpener(
  { name, log }: { readonly name: string; readonly log: Logger },
  pools: Database[],
): (url: string) => Promise<Database> {
  const keys = fieldKeysFromEnvironment();
  return async (url) => {
    const pool = openDatabase({ url, keys, name: `bursar-${name}` });
    pools.push(pool);
    await awaitServer(pool, log);
    await refusePrivilegedLogin(pool);
    return pool;
  };
}

function limitsOf({ trustProxy, requestsPerMinute: limit }: ServiceSettings) {
  const rateLimit = limit === undefined ? undefined : { windowMs: 60_000, limit };
  return { trustProxy, rateLimit };
}
