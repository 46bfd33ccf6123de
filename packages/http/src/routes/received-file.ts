/** A file that has come in whole and lies in a temporary folder of its own. */
export interface ReceivedFile {
  readonly path: string;
  /** Name that the sender gave, without folders; `""` when none was given. */
  readonly fileName: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}
