import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { checkKey, checkPrefix, type FileStore } from "./file-store.ts";

/** A bucket of S3, or of a product of this country that speaks its protocol. */
export interface BucketOptions {
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Address of a server that is not AWS, `https://oss-cn-beijing.aliyuncs.com`. */
  readonly endpoint?: string | undefined;
  /** True when the bucket is a part of the path and not of the host name. */
  readonly pathStyle?: boolean | undefined;
}

/** Files in a bucket. `close` lets go of the connections. */
export function openBucketStore(options: BucketOptions): FileStore & { close(): void } {
  const { bucket: Bucket } = options;
  const client = new S3Client({
    region: options.region,
    credentials: {
      accessKeyId: options.accessKeyId,
      secretAccessKey: options.secretAccessKey,
    },
    forcePathStyle: options.pathStyle ?? false,
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
  });
  return {
    async put(key, content) {
      const stored = { Bucket, Key: checkKey(key), Body: content };
      await client.send(
        new PutObjectCommand({ ...stored, ContentType: "application/octet-stream" }),
      );
    },
    async get(key) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket, Key: checkKey(key) }));
        const bytes = await answer.Body?.transformToByteArray();
        return bytes && Buffer.from(bytes);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: checkKey(key) }));
    },
    async *list(prefix) {
      const Prefix = `${checkPrefix(prefix)}/`;
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          if (Key !== undefined) {
            yield { key: Key, bytes: Size ?? 0, storedAtMs: LastModified?.getTime() ?? 0 };
          }
        }
      }
    },
    close: () => client.destroy(),
  };
}
