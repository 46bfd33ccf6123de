/** A start that is refused, with what to do instead. */
export class StartError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(text: { readonly zh: string; readonly en: string }) {
    super(text.en);
    this.name = "StartError";
    this.zh = text.zh;
    this.en = text.en;
  }
}
