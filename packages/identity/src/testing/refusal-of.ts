import { Refusal } from "@bursar/domain/refusal";

export interface Refused {
  readonly code: string;
  readonly status: number | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly zh: string;
}

/** The refusal that this ends in; fails when it ends in anything else. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, data, zh } = error.text;
    return { code: error.code, status, data, zh };
  }
  throw new Error("it was not refused");
}
