/** What can keep the local PostgreSQL from opening. Each code stands for one thing a person can do. */
export type ClusterErrorCode =
  | "cluster.binaries-missing"
  | "cluster.binaries-broken"
  | "cluster.account-missing"
  | "cluster.directory-unwritable"
  | "cluster.directory-foreign"
  | "cluster.directory-not-empty"
  | "cluster.version-mismatch"
  | "cluster.socket-path-long"
  | "cluster.initialise-failed"
  | "cluster.start-failed"
  | "cluster.start-timeout"
  | "cluster.server-foreign";

export type ClusterErrorText = { zh: string; en: string; cause?: unknown };

/** A refusal to open the cluster; `zh` and `en` say what is wrong and what to do about it. */
export class ClusterError extends Error {
  readonly code: ClusterErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: ClusterErrorCode, text: ClusterErrorText) {
    super(text.en, text.cause === undefined ? {} : { cause: text.cause });
    this.name = "ClusterError";
    this.code = code;
    this.zh = text.zh;
    this.en = text.en;
  }
}

/** The system's own code of a failed call ("ENOENT", "57P03"), when the error carries one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
