/** A scan or photo as it may be kept. */
export interface Scan {
  readonly mediaType: "image/jpeg" | "image/png" | "application/pdf";
  /** The bytes without what tells where and with what the photo was taken. */
  readonly content: Buffer;
  /** Null when the file does not tell. */
  readonly pages: number | null;
  /** A PDF that does something when it is opened, or carries files. */
  readonly activeContent: boolean;
}
