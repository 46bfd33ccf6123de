import { openCluster } from "../open-cluster.ts";
import { ClusterError } from "../cluster-error.ts";

/**
 * A process that opens the cluster named by its arguments, says so in one line of JSON, and
 * closes it when its standard input ends.
 */
const [dataDirectory = "", binariesDirectory] = process.argv.slice(2);
try {
  const cluster = await openCluster({
    dataDirectory,
    durability: "fast",
    ...(binariesDirectory === undefined ? {} : { binariesDirectory }),
  });
  process.stdout.write(`${JSON.stringify({ url: cluster.url(), serverPid: cluster.serverPid })}\n`);
  process.stdin.on("end", () => void cluster.close().then(() => process.exit(0)));
  process.stdin.resume();
} catch (error) {
  const problem = error instanceof ClusterError ? error.code : String(error);
  process.stdout.write(`${JSON.stringify({ problem })}\n`);
}
