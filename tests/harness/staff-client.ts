import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import request, { type Test } from "supertest";
import { conformToOpenapi } from "./conform-to-openapi.ts";

/**
 * A person at work with the API; every POST has a fresh idempotency key unless one is given, and
 * every answer is held against the API's document.
 */
export interface StaffClient {
  /** What is sent as `Authorization`; `""` for nobody. */
  readonly authorization: string;
  get(path: string): Test;
  post(path: string, body?: object, key?: string): Test;
  put(path: string, body: object): Test;
  /** `version` goes into If-Match. */
  patch(path: string, body: object, version?: string): Test;
  delete(path: string): Test;
  /** The same person, asking another address. */
  at(target: Target): StaffClient;
  /** Posts these bytes under these headers. */
  raw(path: string, headers: Record<string, string>, body: string | Buffer): Test;
  /** Sends a file as the body. */
  upload(path: string, file: string | Buffer, key?: string): Test;
}

/** A listening server, or the address of a product that runs elsewhere. */
export type Target = Server | string;

/** Nobody in particular: the same requests without a token. */
export function anonymous(server: Target): StaffClient {
  return client(server, {});
}

/** Whoever carries this token or key. */
export function withToken(server: Target, token: string): StaffClient {
  return client(server, { Authorization: `Bearer ${token}` });
}

/** Signs in with a password. */
export async function signIn(
  server: Target,
  given: { account: string; password: string },
): Promise<StaffClient> {
  const answer = await request(server).post("/v1/sessions").send(given).expect(201);
  return withToken(server, answer.body.token as string);
}

function client(server: Target, headers: Record<string, string>): StaffClient {
  const ask = (method: "get" | "post" | "put" | "patch" | "delete", path: string): Test =>
    request(server)[method](path).set(headers).expect(conformToOpenapi);
  const post = (path: string, key: string): Test => ask("post", path).set("Idempotency-Key", key);
  return {
    authorization: headers["Authorization"] ?? "",
    get: (path) => ask("get", path),
    post: (path, body = {}, key = randomUUID()) => post(path, key).send(body),
    put: (path, body) => ask("put", path).send(body),
    patch: (path, body, version) => {
      const sent = ask("patch", path).set("Idempotency-Key", randomUUID());
      return (version === undefined ? sent : sent.set("If-Match", `"${version}"`)).send(body);
    },
    delete: (path) => ask("delete", path),
    at: (other) => client(other, headers),
    raw: (path, sent, body) =>
      // Without a serializer of its own, superagent would write bytes as JSON.
      post(path, randomUUID())
        .set(sent)
        .serialize((bytes: unknown) => bytes as string)
        .send(body),
    upload: (path, file, key = randomUUID()) =>
      post(path, key)
        .set("Content-Type", "text/csv")
        .set("X-File-Name", "roster.csv")
        .send(typeof file === "string" ? Buffer.from(file) : file),
  };
}
