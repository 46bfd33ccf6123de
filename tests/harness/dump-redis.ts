import type { QueueBackend } from "@bursar/queues/backend";
import { Redis } from "ioredis";

/** What a queue in Redis was sent, and what it holds. */
export interface WatchedRedis {
  /** Every command for this queue so far, and every key with its value: a line each. */
  dump(): Promise<string[]>;
  close(): void;
}

/** Listens to the commands for a queue from now on; undefined for one that is elsewhere. */
export async function watchRedis(backend: QueueBackend): Promise<WatchedRedis | undefined> {
  if (backend.kind !== "redis") return undefined;
  const { url, prefix = "bull" } = backend;
  const redis = new Redis(url);
  const commands: string[] = [];
  const monitor = await redis.monitor();
  monitor.on("monitor", (_time: string, parts: string[]) => {
    const line = parts.join(" ");
    if (line.includes(prefix)) commands.push(line);
  });
  return {
    async dump() {
      const lines = [...commands];
      for (const key of await redis.keys(`${prefix}*`)) {
        lines.push(`${key} ${await readKey(redis, key)}`);
      }
      return lines;
    },
    close() {
      monitor.disconnect();
      redis.disconnect();
    },
  };
}

async function readKey(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case "string":
      return (await redis.get(key)) ?? "";
    case "hash":
      return JSON.stringify(await redis.hgetall(key));
    case "list":
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case "set":
      return JSON.stringify(await redis.smembers(key));
    case "zset":
      return JSON.stringify(await redis.zrange(key, "0", "-1", "WITHSCORES"));
    case "stream":
      return JSON.stringify(await redis.xrange(key, "-", "+"));
    default:
      return "";
  }
}
