export { bucketNames, bucketOf, daysOfBucket, type BucketName } from "./bucket.ts";
export { classHistory, type ClassChange } from "./class-history.ts";
export { restatedHistory } from "./restated-history.ts";
