/** The keys at hand don't fit; says what to do in both languages. */
export class KeyRingError extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;

  constructor(code: string, text: { readonly zh: string; readonly en: string }) {
    super(`${text.zh} ${text.en}`);
    this.name = "KeyRingError";
    this.code = code;
    this.zh = text.zh;
    this.en = text.en;
  }
}
