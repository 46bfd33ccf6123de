export { ClusterError } from "./cluster-error.ts";
export type { ClusterErrorCode } from "./cluster-error.ts";
export type { Login } from "./database-url.ts";
export type { Progress } from "./launch.ts";
export { openCluster } from "./open-cluster.ts";
export type { Cluster, OpenClusterOptions } from "./open-cluster.ts";
export type { Durability } from "./server-settings.ts";
