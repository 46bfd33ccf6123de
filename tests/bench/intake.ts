import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setup } from "@bursar/local/src/test-services.ts";
import autocannon from "autocannon";
import type { IntakeBench } from "./intake-server.ts";

const SERVER = fileURLToPath(new URL("./intake-server.ts", import.meta.url));
const CONNECTIONS = 32;
const ROUNDS = 3;
// All requests of a run stay below the product's own limit of 6,000 a minute.
const EACH = 300;
const WARM_UP = 100;
const AIMS = { insert: 0.15, statements: 0.6, p99Ms: 150 };

/**
 * Applications submitted through the real route at 32 connections, beside two floors of the same
 * run on the same PostgreSQL: bare Express with one INSERT, and bare Express sending the same
 * statements in one transaction. Server and sender are two processes.
 */
export async function benchIntake(): Promise<void> {
  const stop = await setup();
  const count = WARM_UP + ROUNDS * EACH;
  const server = fork(SERVER, [String(count)], { stdio: "inherit" });
  try {
    console.log(`entering ${2 * count + 1} complete drafts through the counter's routes …`);
    const [told] = (await once(server, "message")) as [IntakeBench];
    const contenders = contendersOf(told);
    for (const contender of contenders) await run(contender, WARM_UP);
    const rounds: Record<string, Run[]> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const contender of contenders) {
        (rounds[contender.name] ??= []).push(await run(contender, EACH));
      }
    }
    show(rounds, told.statements);
  } finally {
    server.disconnect();
    await once(server, "exit");
    await stop();
  }
}

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly next: () => { path: string; headers?: Record<string, string>; body: string };
}

function contendersOf(told: IntakeBench): Contender[] {
  const drafts = told.drafts[Symbol.iterator]();
  const floorDrafts = told.floorDrafts[Symbol.iterator]();
  const take = <T>(items: Iterator<T>): T => {
    const { value, done } = items.next();
    if (done) throw new Error("the drafts have run out");
    return value as T;
  };
  const body = JSON.stringify(told.body);
  return [
    {
      name: "submission",
      url: told.productUrl,
      next: () => {
        const { id, etag } = take(drafts);
        const headers = {
          authorization: told.authorization,
          "idempotency-key": crypto.randomUUID(),
          "if-match": etag,
        };
        return { path: `/v1/application-drafts/${id}/submission`, headers, body };
      },
    },
    { name: "one INSERT", url: told.floorUrl, next: () => ({ path: "/insert", body }) },
    {
      name: "same statements",
      url: told.floorUrl,
      next: () => ({ path: `/statements/${take(floorDrafts)}`, body }),
    },
  ];
}

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function run({ url, next }: Contender, amount: number): Promise<Run> {
  const from = performance.now();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    amount,
    requests: [
      {
        method: "POST",
        setupRequest: (request) => {
          const { path, headers, body } = next();
          const json = { "content-type": "application/json" };
          return { ...request, path, body, headers: { ...json, ...headers } };
        },
      },
    ],
  });
  const seconds = (performance.now() - from) / 1_000;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors at ${url}`);
  }
  return { perSecond: amount / seconds, p50: result.latency.p50, p99: result.latency.p99 };
}

function show(rounds: Readonly<Record<string, readonly Run[]>>, statements: number): void {
  const best = (name: string): Run => {
    const [first] = (rounds[name] ?? []).toSorted((a, b) => b.perSecond - a.perSecond);
    if (first === undefined) throw new Error(`${name} was not measured`);
    return first;
  };
  const submission = best("submission");
  console.log(`\n${CONNECTIONS} connections, best of ${ROUNDS} rounds of ${EACH}`);
  for (const name of Object.keys(rounds)) {
    const { perSecond, p50, p99 } = best(name);
    const figures = [perSecond.toFixed(0), `${p50} ms`, `${p99} ms`];
    const ratio = (submission.perSecond / perSecond).toFixed(2);
    console.log([name.padEnd(18), ...figures.map((f) => f.padStart(9)), `×${ratio}`].join(" "));
  }
  const [insert, same] = ["one INSERT", "same statements"].map(
    (name) => submission.perSecond / best(name).perSecond,
  );
  console.log(`                     per second, p50, p99, submissions per request of the floor`);
  console.log(`one submission is ${statements} statements`);
  console.log(`aims: ≥ ${AIMS.insert} and ≥ ${AIMS.statements}, p99 ≤ ${AIMS.p99Ms} ms`);
  const met = [(insert ?? 0) >= AIMS.insert, (same ?? 0) >= AIMS.statements];
  if (!met.every(Boolean) || submission.p99 > AIMS.p99Ms) process.exitCode = 1;
}
