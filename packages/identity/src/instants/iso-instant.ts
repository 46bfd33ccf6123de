/** An instant as the database writes it (`2026-11-20 02:00:00.5+00`), in ISO form, UTC. */
export function isoInstant(stored: string): string {
  return new Date(stored.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00")).toISOString();
}

/** The same for a column that may hold none. */
export function isoInstantOrNull(stored: string | null): string | null {
  return stored === null ? null : isoInstant(stored);
}
