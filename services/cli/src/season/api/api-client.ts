import { sendRequest, type ApiAddress, type ApiRequest } from "./send-request.ts";

/** Reads an answer and throws where it is not what the contract says; a zod schema is one. */
export interface Shape<T> {
  parse(value: unknown): T;
}

export interface Posted<T> {
  readonly body: T;
  /** True when the same request had been answered before and nothing was done now. */
  readonly replayed: boolean;
}

/** What is posted: the key makes it safe to send again, after a kill as well. */
export interface Post {
  readonly key: string;
  readonly body?: object;
}

export interface FilePost {
  readonly key: string;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The product's API as one signed-in person. Throws `ApiProblem` when it refuses. */
export interface ApiClient {
  get<T>(path: string, shape: Shape<T>): Promise<T>;
  put<T>(path: string, shape: Shape<T>, body: object): Promise<T>;
  post<T>(path: string, shape: Shape<T>, post: Post): Promise<Posted<T>>;
  postFile<T>(path: string, shape: Shape<T>, file: FilePost): Promise<Posted<T>>;
}

/** @param token of a session; without one only what is public answers. */
export function apiClient(at: ApiAddress, token?: string): ApiClient {
  const signedIn = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const send = async <T>(request: ApiRequest, shape: Shape<T>): Promise<Posted<T>> => {
    const headers = { ...signedIn, ...request.headers };
    const { body, replayed } = await sendRequest(at, { ...request, headers });
    return { body: shape.parse(body), replayed };
  };
  return {
    get: async (path, shape) => (await send({ method: "GET", path }, shape)).body,
    put: async (path, shape, body) => {
      const request = { method: "PUT", path, headers: JSON_TYPE, body: JSON.stringify(body) };
      return (await send(request, shape)).body;
    },
    post: (path, shape, { key, body = {} }) => {
      const headers = { ...JSON_TYPE, "idempotency-key": key };
      return send({ method: "POST", path, headers, body: JSON.stringify(body) }, shape);
    },
    postFile: (path, shape, { key, fileName, type, bytes }) => {
      const name = encodeURIComponent(fileName);
      const headers = { "content-type": type, "x-file-name": name, "idempotency-key": key };
      return send({ method: "POST", path, headers, body: bytes }, shape);
    },
  };
}

const JSON_TYPE = { "content-type": "application/json" };
