/**
 * `safe`: a committed transaction survives a power cut. `fast`: nothing is flushed, about twice
 * as quick, the data may be lost when the machine (not the server) dies; for tests.
 */
export type Durability = "safe" | "fast";

const COMMON = {
  listen_addresses: "",
  port: "5432", // only names the socket
  unix_socket_permissions: "0700",
  max_connections: "200",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // A failing statement and the detail of a broken key hold personal data; the log must not.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
} as const;

const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } as const;

/**
 * The server's settings as arguments: they hold whatever stands in `postgresql.conf`, so that a
 * new version's settings reach the clusters that exist. Other settings may be made there or with
 * ALTER SYSTEM.
 */
export function serverArguments(socketDirectory: string, durability: Durability): string[] {
  // The setting is a list; quotes keep a comma in the path from ending the item.
  const directories = `"${socketDirectory.replaceAll('"', '""')}"`;
  const settings = {
    ...COMMON,
    unix_socket_directories: directories,
    ...(durability === "fast" ? FAST : { fsync: "on" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
