import { join } from "node:path";
import { z } from "zod";
import { readEnvironment } from "./read-environment.ts";

const schema = z.object({
  BURSAR_SEAL_P12_FILE: z.string().optional(),
  BURSAR_SEAL_P12_PASSWORD: z.string().default(""),
});

/** Where the key and certificate that seal statements are kept. */
export interface SealSettings {
  /** PKCS #12 or PEM. */
  readonly file: string;
  readonly password: string;
  /** True when the environment names the file, which then is not ours to make or change. */
  readonly given: boolean;
}

/** The file that the environment names, otherwise `seal.pem` in the data folder. */
export function readSealSettings(dataDirectory: string): SealSettings {
  const { BURSAR_SEAL_P12_FILE: file, BURSAR_SEAL_P12_PASSWORD: password } =
    readEnvironment(schema);
  if (file === undefined) {
    return { file: join(dataDirectory, "seal.pem"), password: "", given: false };
  }
  return { file, password, given: true };
}
