/** What a refusal says to the person and to the program that met it. */
export interface RefusalText {
  /** What happened and what to do next, in Chinese. */
  readonly zh: string;
  /** The same in English. */
  readonly en: string;
  /** HTTP status that fits; 422 when the request was understood but can't be carried out. */
  readonly status?: number;
  /** JSON pointer of the field that caused it, e.g. `/amount`. */
  readonly pointer?: string;
  /** Several fields of the body at once, each with its own code; never their values. */
  readonly fields?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
  /** Facts a client may act on; never personal data. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * An expected "no": the rules refuse what was asked. Carries a stable code `noun.reason` and
 * a sentence for the user. Anything else that is thrown is a bug and is shown to nobody.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly text: RefusalText;

  constructor(code: string, text: RefusalText) {
    super(`${code}: ${text.en}`);
    this.name = "Refusal";
    this.code = code;
    this.text = text;
  }
}
