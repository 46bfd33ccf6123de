import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** What a server has answered, a line each: method, path and body. */
export interface RecordedAnswer {
  readonly path: string;
  readonly body: string;
}

/** Keeps the bodies of all answers from now on; the answers themselves are left as they are. */
export function recordAnswers(server: Server): RecordedAnswer[] {
  const answers: RecordedAnswer[] = [];
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    // Asked for as it is, so that the text can be read.
    delete request.headers["accept-encoding"];
    const parts: Buffer[] = [];
    const keep = (part: unknown): void => {
      if (typeof part === "string" || part instanceof Uint8Array) parts.push(Buffer.from(part));
    };
    const write = response.write.bind(response) as (...given: unknown[]) => boolean;
    const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
    response.write = (...given: unknown[]) => {
      keep(given[0]);
      return write(...given);
    };
    response.end = (...given: unknown[]) => {
      keep(given[0]);
      answers.push({ path: request.url ?? "", body: Buffer.concat(parts).toString("utf8") });
      return end(...given);
    };
  });
  return answers;
}
