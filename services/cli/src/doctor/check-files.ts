import { randomUUID } from "node:crypto";
import { inspectFiles } from "@bursar/servicing/documents";
import { withFiles } from "../documents/with-files.ts";
import type { Product } from "../product/open-product.ts";
import { failure, good, warning, type Finding } from "./finding.ts";

/** Whether the store of documents holds what a centre's rows name, and nothing else. */
export async function checkFiles(product: Product, centreId: string): Promise<Finding[]> {
  const context = { actor: { id: "cli:doctor", kind: "cli" }, centreId, requestId: randomUUID() };
  const { files, orphans, missing } = await withFiles(product.dataDirectory, (store) =>
    inspectFiles({ db: product.database, files: store }, { context }),
  );
  if (missing.length > 0) {
    const some = missing.slice(0, 3).join(", ");
    return [
      failure(
        "documents",
        {
          zh: `${centreId} 有 ${missing.length} 份材料在存储中找不到：${some}`,
          en: `${centreId}: the store has lost ${missing.length} documents: ${some}`,
        },
        {
          zh: "从备份恢复材料文件夹；恢复不了的请学生补交",
          en: "restore the store from its backup; ask for what can't be restored again",
        },
      ),
    ];
  }
  if (orphans.length > 0) {
    return [
      warning(
        "documents",
        {
          zh: `${centreId} 有 ${orphans.length} 个没有登记的文件`,
          en: `${centreId}: ${orphans.length} files that no document names`,
        },
        { zh: "bursar documents sweep", en: "bursar documents sweep" },
      ),
    ];
  }
  return [
    good("documents", {
      zh: `${centreId} 的 ${files} 个材料文件与登记一致`,
      en: `${centreId}: ${files} stored files, as the documents name them`,
    }),
  ];
}
