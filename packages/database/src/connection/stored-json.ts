/** A use case's value as JSON that gives amounts back as amounts: `{"$fen":"13689"}`. */
export function toStoredJson(value: unknown): unknown {
  return JSON.parse(storedText(value));
}

/** {@link toStoredJson} as text. */
export function storedText(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? { $fen: part.toString() } : part,
  );
  return text ?? "null";
}

/** The inverse of {@link toStoredJson}. */
export function fromStoredJson(stored: unknown): unknown {
  if (Array.isArray(stored)) return stored.map(fromStoredJson);
  if (typeof stored !== "object" || stored === null) return stored;
  if ("$fen" in stored && typeof stored.$fen === "string") return BigInt(stored.$fen);
  return Object.fromEntries(
    Object.entries(stored).map(([key, part]) => [key, fromStoredJson(part)]),
  );
}
