import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server } from "node:net";

export interface CutAnswers {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands before a server, hands every request on and cuts the line at the answer's first byte:
 * what a client sees when the server dies between its commit and its answer.
 */
export async function cutAnswers(port: number): Promise<CutAnswers> {
  const server: Server = createServer((client) => {
    const behind = connect(port, "127.0.0.1");
    const end = (): void => {
      client.destroy();
      behind.destroy();
    };
    client.on("data", (bytes) => behind.write(bytes)).on("error", end);
    behind.on("data", end).on("error", end).on("close", end);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      await once(server, "close");
    },
  };
}
