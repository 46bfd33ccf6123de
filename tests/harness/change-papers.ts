import { newId } from "@bursar/database/connection";
import { CENTRES, type TestProduct } from "./open-test-product.ts";

/** The borrower of a contract. */
export async function borrowerOf({ database }: TestProduct, contractNo: string): Promise<string> {
  const [row] = await database.owner.client<{ id: string }[]>`
    select borrower_id as id from contracts where contract_no = ${contractNo}`;
  if (row === undefined) throw new Error(`no contract ${contractNo}`);
  return row.id;
}

/** A document in the file, as an upload leaves its row, without a stored content. */
export async function fileDocument(
  { database }: TestProduct,
  paper: { readonly subjectId: string; readonly borrowerId: string; readonly kind: string },
): Promise<string> {
  const id = newId("doc");
  const subject = /^[a-z]+/.exec(paper.subjectId)?.[0] ?? "";
  const subjectKind = { chg: "change", con: "contract", bor: "borrower" }[subject] ?? "borrower";
  await database.owner.client.begin(async (sql) => {
    await sql`
      insert into documents (centre_id, id, subject_kind, subject_id, borrower_id, kind,
        file_name_sealed, media_type, byte_length, content_hash, source, quality,
        retention_label, storage_key, uploaded_by)
      select ${CENTRES.a}, ${id}, ${subjectKind}, ${paper.subjectId}, ${paper.borrowerId},
        ${paper.kind}, b.phone_sealed, 'image/png', 1, ${Buffer.from(id)}, 'camera', 'good',
        'loan-management', ${id}, 'usr_test'
      from borrowers b where b.id = ${paper.borrowerId}`;
  });
  return id;
}
