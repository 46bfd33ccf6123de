import postgres from "postgres";

const EXISTS = new Set(["42P04", "23505"]);

/** Makes a database unless it stands; two starts at once may both ask. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    const [known] = await client`select 1 from pg_database where datname = ${name}`;
    if (known === undefined) await client.unsafe(`create database ${name} template template0`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!EXISTS.has(code)) throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
}
