import { readEnvironment } from "@bursar/config/environment";
import { isWorkerAlive } from "@bursar/database/connection";
import { backendFromEnvironment } from "@bursar/queues/backend";
import { openProducer } from "@bursar/queues/producer";
import { z } from "zod";
import type { Product } from "../product/open-product.ts";
import { failure, good, warning, type Finding } from "./finding.ts";

const WAITING_MINUTES_MAX = 5;

/** The queues, the workers and what waits for them. */
export async function checkQueues(product: Product): Promise<Finding[]> {
  const alive = await isWorkerAlive(product.batch);
  return [
    await checkBackend(product),
    alive
      ? good("worker", { zh: "worker 在运行", en: "A worker is alive" })
      : warning(
          "worker",
          { zh: "没有运行中的 worker", en: "No worker is alive" },
          {
            zh: "npm start 会启动它；bursar batch run 会自带一个",
            en: "npm start starts one; bursar batch run brings its own",
          },
        ),
    ...(await checkBacklog(product, alive)),
  ];
}

async function checkBackend({ batchUrl }: Product): Promise<Finding> {
  const { REDIS_URL: redisUrl } = readEnvironment(z.object({ REDIS_URL: z.string().optional() }));
  const backend = backendFromEnvironment({ redisUrl, databaseUrl: batchUrl });
  const producer = openProducer({ backend });
  try {
    const counts = Object.values(await producer.counts());
    const waiting = counts.reduce((sum, count) => sum + count.waiting + count.delayed, 0);
    return good("queues", {
      zh: `队列（${backend.kind}）可用，${waiting} 个任务在等`,
      en: `The queues (${backend.kind}) answer; ${waiting} jobs wait`,
    });
  } catch {
    return failure(
      "queues",
      { zh: `队列（${backend.kind}）没有应答`, en: `The queues (${backend.kind}) don't answer` },
      backend.kind === "redis"
        ? { zh: "核对 REDIS_URL，确认 Redis 在运行", en: "check REDIS_URL and that Redis runs" }
        : { zh: "执行 npm start 建好队列的表", en: "npm start makes the queues' tables" },
    );
  } finally {
    await producer.close();
  }
}

async function checkBacklog({ batch }: Product, alive: boolean): Promise<Finding[]> {
  // Counts over all centres, which name nobody.
  const [row] = await batch.client<{ waiting: number; failed: number }[]>`
    select (select count(*)::int from outbox
            where relayed_at is null
              and created_at < now() - make_interval(mins => ${WAITING_MINUTES_MAX})) as waiting,
           (select count(*)::int from notices where status = 'failed') as failed`;
  const { waiting = 0, failed = 0 } = row ?? {};
  const stuck = {
    zh: `${waiting} 个任务等了超过 ${WAITING_MINUTES_MAX} 分钟`,
    en: `${waiting} jobs have waited for more than ${WAITING_MINUTES_MAX} minutes`,
  };
  const outbox =
    waiting === 0
      ? good("outbox", { zh: "没有积压的任务", en: "No job is overdue" })
      : alive
        ? failure("outbox", stuck, {
            zh: "worker 在运行却没有取走：查看它的日志，必要时重启",
            en: "a worker is alive and doesn't take them: read its log, restart it",
          })
        : warning("outbox", stuck, { zh: "启动 worker：npm start", en: "start one: npm start" });
  return [
    outbox,
    failed === 0
      ? good("notices", { zh: "没有投递失败的通知", en: "No notice has failed" })
      : warning(
          "notices",
          { zh: `${failed} 条通知多次投递失败`, en: `${failed} notices could not be delivered` },
          { zh: "核对手机号，改用电话或信函通知", en: "check the numbers; call or write instead" },
        ),
  ];
}
