import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ApiProblem } from "./api-problem.ts";
import { sendRequest, type ApiRequest } from "./send-request.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers the first request with the first answer, and so on; the last one stays. */
async function serve(...answers: readonly Answer[]) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push(request.headers["idempotency-key"]?.toString());
    answer?.(request, response);
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { at: { url: `http://127.0.0.1:${port}`, language: "zh" } as const, seen };
}

const sign: ApiRequest = {
  method: "POST",
  path: "/v1/things",
  headers: { "idempotency-key": "season-1" },
  body: "{}",
};

function json(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

function problem(status: number, code: string, retryable: boolean): object {
  const words = {
    type: `/problems/${code}`,
    title: "不行",
    detail: "请改。",
    instance: "/v1/things",
  };
  return { ...words, status, code, requestId: "req_1", state: "unchanged", retryable };
}

const breaksOff: Answer = (request) => request.socket.destroy();

describe("a request to the product", () => {
  it("is sent again with the same key when the connection breaks or the server is busy", async () => {
    const busy = json(503, problem(503, "server.not-ready", true));
    const { at, seen } = await serve(breaksOff, busy, json(200, { id: "a" }));
    expect(await sendRequest(at, sign)).toEqual({ body: { id: "a" }, replayed: false });
    expect(seen).toEqual(["season-1", "season-1", "season-1"]);
  });

  it("says when the answer is that of an earlier request", async () => {
    const { at } = await serve(json(200, {}, { "idempotent-replayed": "true" }));
    expect((await sendRequest(at, sign)).replayed).toBe(true);
  });

  it.each([
    [401, "auth.required", 4, false],
    [403, "auth.forbidden", 4, false],
    [409, "application.same-person", 5, true],
    [422, "receipt.code-mismatch", 1, true],
    [500, "server.error", 1, false],
  ])("refused with %i %s ends with exit code %i", async (status, code, exitCode, isRuledOut) => {
    const { at, seen } = await serve(json(status, problem(status, code, false)));
    const refused = await sendRequest(at, sign).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ code, exitCode, isRuledOut });
    expect((refused as ApiProblem).sentence.zh).toMatch(/请改。[^]*POST \/v1\/things[^]*req_1/);
    expect(seen).toHaveLength(1);
  });

  it("does not wait out a lock of minutes", async () => {
    const locked = json(429, problem(429, "auth.locked", true), { "retry-after": "600" });
    const { at, seen } = await serve(locked);
    await expect(sendRequest(at, sign)).rejects.toMatchObject({ code: "auth.locked" });
    expect(seen).toHaveLength(1);
  });

  it("answered by something else than the product is still told apart", async () => {
    const { at } = await serve((_request, response) => response.writeHead(404).end("<html>"));
    await expect(sendRequest(at, sign)).rejects.toMatchObject({ code: "http.404" });
  });
});
