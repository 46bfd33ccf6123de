const LENGTH_MAX = 200;

/**
 * A file name that is safe to show and to store: no folders, no control characters, at most 200
 * characters. It is never used as a path.
 */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  return last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, LENGTH_MAX);
}

/**
 * The name of a file that is itself the request's body: `X-File-Name` (percent-encoded UTF-8), or
 * `Content-Disposition` with `filename*` (RFC 5987) or `filename`.
 */
export function rawFileName(headers: {
  xFileName: string | undefined;
  disposition: string | undefined;
}): string {
  const { xFileName, disposition = "" } = headers;
  if (xFileName !== undefined) return safeFileName(decoded(xFileName));
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return safeFileName(decoded(extended));
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  return safeFileName(plain?.[1] ?? plain?.[2] ?? "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
