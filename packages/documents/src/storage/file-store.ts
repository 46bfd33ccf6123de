/** A stored file as a listing names it. */
export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970 at which it was stored. */
  readonly storedAtMs: number;
}

/**
 * Where the bytes of documents lie: a folder or a bucket. It is handed sealed bytes only. A key
 * is `<centre>/<part>/<part>` of lower-case letters, digits, `_` and `-`, and is used once.
 */
export interface FileStore {
  /** Stores the content; when this settles, a crash does not lose it. */
  put(key: string, content: Buffer): Promise<void>;
  /** The content, or undefined when there is no such file. */
  get(key: string): Promise<Buffer | undefined>;
  /** Removes the file; one that is gone already is no error. */
  delete(key: string): Promise<void>;
  /** Everything whose key starts with these whole parts, in no order. */
  list(prefix: string): AsyncIterable<StoredFile>;
}

const KEY = /^[a-z0-9_-]{1,60}(\/[a-z0-9_-]{1,60}){1,3}$/;

/** Throws on a key that is not of our making, before it meets a file system. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
  return key;
}

const PREFIX = /^[a-z0-9_-]{1,60}(\/[a-z0-9_-]{1,60}){0,2}$/;

export function checkPrefix(prefix: string): string {
  if (!PREFIX.test(prefix)) throw new Error("a listing starts with whole parts of a key");
  return prefix;
}
