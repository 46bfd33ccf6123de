import { readEnvironment } from "@bursar/config/environment";
import { z } from "zod";
import { INSTALLATIONS, type Installation } from "../app/installation.ts";

export interface ServiceSettings {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly installation: Installation;
  readonly trustProxy: string | number;
  /** What an address, and what an actor, may send; the server's own limit when not given. */
  readonly requestsPerMinute: number | undefined;
}

/**
 * What every service reads from its environment.
 *
 * @throws EnvironmentError naming what is missing or wrong.
 */
export function readServiceSettings(standardPort: number): ServiceSettings {
  const given = readEnvironment(
    z.object({
      BURSAR_APP_DATABASE_URL: z.string(),
      BURSAR_HOST: z.string().default("127.0.0.1"),
      PORT: z.coerce.number().int().min(0).max(65_535).default(standardPort),
      BURSAR_ENVIRONMENT: z.enum(INSTALLATIONS).default("production"),
      BURSAR_TRUST_PROXY: z.string().default("loopback"),
      BURSAR_REQUESTS_PER_MINUTE: z.coerce.number().int().positive().optional(),
    }),
  );
  const proxies = given.BURSAR_TRUST_PROXY;
  return {
    databaseUrl: given.BURSAR_APP_DATABASE_URL,
    host: given.BURSAR_HOST,
    port: given.PORT,
    installation: given.BURSAR_ENVIRONMENT,
    // A count of hops, or names and networks. Express refuses "true", which would believe anybody.
    trustProxy: /^\d+$/.test(proxies) ? Number(proxies) : proxies,
    requestsPerMinute: given.BURSAR_REQUESTS_PER_MINUTE,
  };
}
