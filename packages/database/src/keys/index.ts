export { KEYS_FRESH_MS } from "./data-key-cache.ts";
export { listDataKeys, rewrapDataKeys, type DataKeyRow } from "./data-key-rows.ts";
export { rotateDataKey, type RotateDataKey, type RotatedDataKey } from "./rotate-data-key.ts";
export { countByKey } from "./reseal-slice.ts";
export { sealedTables, type SealedColumn, type SealedTable } from "./sealed-columns.ts";
