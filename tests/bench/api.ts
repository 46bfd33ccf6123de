import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setup } from "@bursar/local/src/test-services.ts";
import autocannon from "autocannon";
import { quantile } from "./figures.ts";
import { numberAt } from "./number-at.ts";
import type { ApiBench, ReadName } from "./api-server.ts";

const SERVER = fileURLToPath(new URL("./api-server.ts", import.meta.url));
const LOANS = 5_000;
const CONNECTIONS = 32;
// Many short rounds, as other guests of a machine slow it down by half for seconds: what is held
// against each other stands next to each other. All requests of a person in a run stay below the
// product's own limit of 6,000 a minute.
const ROUNDS = 20;
const EACH = 500;
const WARM_UP = 1_500;
const AIM = 0.6;

/**
 * A loan's balance and its bill read through the real routes at 32 connections, beside floors of
 * the same run on the same PostgreSQL. The aim is held against bare Express with the same SELECT:
 * the one with which the product reads all that it computes from and shows. A plainer one, of the
 * loan, its standing, its facts and the borrower's name alone, is measured as well, and so is bare
 * Express with the whole message that the product sends. Server and sender are two processes.
 */
export async function benchApi(args: readonly string[]): Promise<void> {
  const loans = numberAt(args, "--loans") ?? LOANS;
  const each = numberAt(args, "--requests") ?? EACH;
  const stop = await setup();
  const server = fork(SERVER, [String(loans)], { stdio: "inherit" });
  try {
    console.log(`taking ${loans.toLocaleString("en")} loans over …`);
    const ended = once(server, "exit").then(([code]: unknown[]) => {
      throw new Error(`the server ended with ${String(code)} before it stood`);
    });
    const [told] = (await Promise.race([once(server, "message"), ended])) as [ApiBench];
    ended.catch(() => undefined);
    const contenders = contendersOf(told);
    for (const contender of contenders) await run(contender, WARM_UP);
    const rounds = new Map<string, Run[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const contender of contenders) {
        const before = rounds.get(contender.name) ?? [];
        rounds.set(contender.name, [...before, await run(contender, each)]);
      }
    }
    show(rounds, each);
  } finally {
    if (server.connected) {
      server.disconnect();
      await once(server, "exit");
    }
    await stop();
  }
}

const READS: readonly ReadName[] = ["balance", "bill"];
const PLAIN = "a plain SELECT";
const sameOf = (name: ReadName): string => `${name}: same SELECT`;
const messageOf = (name: ReadName): string => `${name}: same message`;

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly pathOf: (contractNo: string) => string;
  readonly told: ApiBench;
}

function contendersOf(told: ApiBench): Contender[] {
  const { productUrl, floorUrl } = told;
  const floor = (name: string, path: string): Contender => {
    return { name, url: floorUrl, pathOf: (contractNo) => `${path}/${contractNo}`, told };
  };
  const loan = (contractNo: string): string => `/v1/loans/${contractNo}`;
  return [
    { name: "balance", url: productUrl, pathOf: loan, told },
    { name: "bill", url: productUrl, pathOf: (no) => `${loan(no)}/explanation`, told },
    ...READS.flatMap((name) => [
      floor(sameOf(name), `/same/${name}`),
      floor(messageOf(name), `/message/${name}`),
    ]),
    floor(PLAIN, "/plain"),
  ];
}

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function run({ url, pathOf, told }: Contender, amount: number): Promise<Run> {
  const { contractNos, authorizations } = told;
  let turn = 0;
  const from = performance.now();
  let until = from;
  const result = await autocannon({
    url,
    // It ends on whole seconds of its own, long after the last answer.
    setupClient: (client) => void client.on("response", () => (until = performance.now())),
    connections: CONNECTIONS,
    amount,
    requests: [
      {
        method: "GET",
        setupRequest: (request) => {
          turn += 1;
          const who = turn % authorizations.length;
          const headers = {
            authorization: authorizations[who] ?? "",
            "x-forwarded-for": `192.0.2.${who + 1}`,
          };
          const contractNo = contractNos[(turn * 7_919) % contractNos.length] ?? "";
          return { ...request, path: pathOf(contractNo), headers };
        },
      },
    ],
  });
  const seconds = (until - from) / 1_000;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors at ${url}`);
  }
  return { perSecond: amount / seconds, p50: result.latency.p50, p99: result.latency.p99 };
}

function show(rounds: ReadonlyMap<string, readonly Run[]>, each: number): void {
  const runsOf = (name: string): readonly Run[] => rounds.get(name) ?? [];
  console.log(`\n${CONNECTIONS} connections, medians of ${ROUNDS} rounds of ${each} in turns`);
  for (const [name, runs] of rounds) {
    const mid = (of: keyof Run): number => median(runs.map((one) => one[of]));
    const figures = [mid("perSecond").toFixed(0), `${mid("p50")} ms`, `${mid("p99")} ms`];
    console.log([name.padEnd(26), ...figures.map((figure) => figure.padStart(9))].join(" "));
  }
  console.log("                           per second, p50, p99\n");
  for (const name of READS) {
    const to = (floor: string): number =>
      median(
        runsOf(name).map(
          ({ perSecond }, round) => perSecond / (runsOf(floor)[round]?.perSecond ?? 0),
        ),
      );
    const same = to(sameOf(name));
    const others = `×${to(messageOf(name)).toFixed(2)} of the same message, ×${to(PLAIN).toFixed(2)}`;
    console.log(`${name}: ×${same.toFixed(2)} of the same SELECT, ${others} of ${PLAIN}`);
    if (same < AIM) process.exitCode = 1;
  }
  console.log(`aim: ≥ ${AIM} of the same SELECT, median of the rounds`);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
