import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { cutAnswers } from "../harness/cut-answers.ts";
import type { TestProduct } from "../harness/open-test-product.ts";
import { startServiceChild, type ServiceChild } from "../harness/service-child.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import type { Seeded } from "./seeded.ts";

/** What is asked of the API. */
export interface Asked {
  readonly path: string;
  readonly body?: object;
  readonly ifMatch?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The API as a process of its own, which is killed under whoever asks it. */
export interface DyingApi {
  /**
   * Posts, kills the process before, in or after its transaction, and asks the next process again
   * under the same key. What that answers is the truth.
   */
  postThroughDeath(person: StaffClient, asked: Asked, random: Seeded): Promise<Answer>;
  post(person: StaffClient, asked: Asked): Promise<Answer>;
  close(): Promise<void>;
}

/** A request takes so long at most, so that a death in between is likely. */
const IN_BETWEEN_MS = 40;

export async function openDyingApi(product: TestProduct): Promise<DyingApi> {
  const start = () => startServiceChild(product, "loan-servicing");
  let child: ServiceChild = await start();
  // Two are up, as they are in production: whoever asks again needn't wait for a start.
  let next: Promise<ServiceChild> = start();
  const dieAndGoOn = async (): Promise<void> => {
    await child.kill();
    child = await next;
    next = start();
  };
  return {
    async postThroughDeath(person, asked, random) {
      const key = randomUUID();
      const first = await askAndKill(child.url, {
        ask: (url) => send(person.at(url), asked, key),
        kill: dieAndGoOn,
        random,
      });
      const second = await send(person.at(child.url), asked, key);
      if (first?.status === 200) expect(second).toEqual(first);
      return second;
    },
    post: (person, asked) => send(person.at(child.url), asked, randomUUID()),
    async close() {
      await child.kill();
      await (await next).kill();
    },
  };
}

/** @returns what was answered before the death, if anything */
async function askAndKill(
  url: string,
  part: {
    readonly ask: (url: string) => Promise<Answer>;
    readonly kill: () => Promise<void>;
    readonly random: Seeded;
  },
): Promise<Answer | undefined> {
  const { ask, kill, random } = part;
  if (random.below(2) === 0) {
    const answer = ask(url).catch(() => undefined);
    await pause(random.below(IN_BETWEEN_MS));
    await kill();
    return answer;
  }
  // The work is committed, its answer never arrives.
  const cut = await cutAnswers(Number(new URL(url).port));
  const answer = await ask(cut.url).catch(() => undefined);
  await kill();
  await cut.close();
  return answer;
}

async function send(person: StaffClient, asked: Asked, key: string): Promise<Answer> {
  const { path, body = {}, ifMatch } = asked;
  const posting = person.post(path, body, key);
  if (ifMatch !== undefined) void posting.set("If-Match", `"${ifMatch}"`);
  const { status, body: answer } = await posting;
  return { status, body: answer as Record<string, unknown> };
}
