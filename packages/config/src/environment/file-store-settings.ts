import { join } from "node:path";
import { z } from "zod";
import { readEnvironment } from "./read-environment.ts";

const schema = z.object({
  BURSAR_S3_BUCKET: z.string().optional(),
  BURSAR_S3_REGION: z.string().default("us-east-1"),
  BURSAR_S3_ENDPOINT: z.url().optional(),
  BURSAR_S3_PATH_STYLE: z.enum(["true", "false"]).default("false"),
  BURSAR_S3_ACCESS_KEY_ID: z.string().default(""),
  BURSAR_S3_SECRET_ACCESS_KEY: z.string().default(""),
});

/** Where documents are kept: a folder of this machine, or a bucket. */
export type FileStoreSettings =
  | { readonly kind: "folder"; readonly folder: string }
  | {
      readonly kind: "bucket";
      readonly bucket: string;
      readonly region: string;
      readonly endpoint: string | undefined;
      readonly pathStyle: boolean;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

/** The bucket that the environment names, otherwise `documents` in the data folder. */
export function readFileStoreSettings(dataDirectory: string): FileStoreSettings {
  const given = readEnvironment(schema);
  if (given.BURSAR_S3_BUCKET === undefined) {
    return { kind: "folder", folder: join(dataDirectory, "documents") };
  }
  return {
    kind: "bucket",
    bucket: given.BURSAR_S3_BUCKET,
    region: given.BURSAR_S3_REGION,
    endpoint: given.BURSAR_S3_ENDPOINT,
    pathStyle: given.BURSAR_S3_PATH_STYLE === "true",
    accessKeyId: given.BURSAR_S3_ACCESS_KEY_ID,
    secretAccessKey: given.BURSAR_S3_SECRET_ACCESS_KEY,
  };
}
