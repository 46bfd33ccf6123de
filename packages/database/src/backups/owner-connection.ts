import postgres, { type ReservedSql, type Sql } from "postgres";

/** One connection of the owner's, on which text forms don't depend on the server's settings. */
export type OwnerConnection = ReservedSql;

export interface OwnerPool {
  reserve(): Promise<OwnerConnection>;
  close(): Promise<void>;
}

/**
 * Connections for work that takes as long as it takes. Row-level security is off, which is an
 * error for a login that it would fence in, instead of a table that looks empty.
 */
export function openOwnerPool(ownerUrl: string, connections = 3): OwnerPool {
  const sql: Sql = postgres(ownerUrl, {
    max: connections,
    onnotice: () => undefined,
    connection: {
      application_name: "bursar-backup",
      client_encoding: "UTF8",
      DateStyle: "ISO, YMD",
      IntervalStyle: "iso_8601",
      TimeZone: "UTC",
      extra_float_digits: 1,
      bytea_output: "hex",
      row_security: "off",
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
  const reserved: OwnerConnection[] = [];
  return {
    async reserve() {
      const connection = await sql.reserve();
      reserved.push(connection);
      return connection;
    },
    close() {
      // What is open is given up: `end` would wait for it.
      for (const connection of reserved) connection.release();
      return sql.end({ timeout: 0 });
    },
  };
}
