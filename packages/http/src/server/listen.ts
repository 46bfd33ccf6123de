import { createServer, type Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";
import { Refusal } from "@bursar/api-schema/problems";
import type { Logger } from "@bursar/config/logger";
import type { Express } from "express";
import { STOPPING } from "../health/health-routes.ts";

/** Where to listen and how long a stop may take. */
export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Logger;
  /** Time that requests under way are given when the server stops; 10 s unless told. */
  readonly drainMs?: number;
}

/** A server that listens. */
export interface Listening {
  /** Address to open, `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, lets requests under way end, cuts those that outlast the deadline. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;

/**
 * Starts to listen.
 *
 * @throws Refusal `server.port-taken`, `server.port-refused` or `server.host-unavailable`.
 */
export async function listen(app: Express, options: ListenOptions): Promise<Listening> {
  const server = createServer(app);
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  const url = `http://${urlHost(options.host)}:${port}`;
  options.log.info({ url }, "listening");
  let stopped: Promise<void> | undefined;
  return {
    url,
    port,
    close: () => {
      app.locals[STOPPING] = true;
      stopped ??= drain(server, options);
      return stopped;
    },
  };
}

function bind(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function drain(server: Server, { log, drainMs = DRAIN_MS }: ListenOptions): Promise<void> {
  return new Promise((resolve) => {
    // A connection that falls idle after the stop would stay open for its keep-alive time.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    const deadline = setTimeout(() => {
      log.warn({ drainMs }, "requests outlasted the stop and were cut");
      server.closeAllConnections();
    }, drainMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(deadline);
      log.info("stopped");
      resolve();
    });
  });
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return isIPv6(host) ? `[${host}]` : host;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Refusal("server.port-taken", {
      zh: `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口，例如 PORT=${port + 1}。`,
      en: `Port ${port} is taken. Stop the program that holds it or choose another: PORT=${port + 1}.`,
      data: { host, port },
    });
  }
  if (error.code === "EACCES") {
    return new Refusal("server.port-refused", {
      zh: `没有权限使用端口 ${port}。请用 PORT 换一个 1024 以上的端口，例如 PORT=3000。`,
      en: `Port ${port} isn't allowed. Choose one above 1024 with PORT, for example PORT=3000.`,
      data: { host, port },
    });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Refusal("server.host-unavailable", {
      zh: `本机没有地址 ${host}。请改用本机地址，例如 127.0.0.1。`,
      en: `This machine has no address ${host}. Use one of its own, for example 127.0.0.1.`,
      data: { host, port },
    });
  }
  return error;
}
