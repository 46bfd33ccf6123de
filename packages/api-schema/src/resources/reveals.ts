import { z } from "zod";
import { Instant } from "../wire/index.ts";
import { BorrowerId } from "./borrowers.ts";

const RevealField = z
  .enum(["name", "idNumber", "phone", "address", "contactPerson", "coBorrowers", "accounts"])
  .meta({ id: "RevealField", description: "要看的明文 · What is to be shown in clear" });

export const RevealBorrowerBody = z
  .object({
    fields: z
      .array(RevealField)
      .min(1)
      .max(7)
      .refine((fields) => new Set(fields).size === fields.length, "a field stands twice"),
    reason: z.string().max(200).meta({
      description: "事由，留在审计记录里 · What it is needed for; the audit keeps it",
      example: "核对合同签字人身份",
    }),
  })
  .meta({ id: "RevealBorrower", description: "查看明文 · Show in clear" });

const ContactInClear = z.object({ name: z.string(), relation: z.string(), phone: z.string() });

/** A field that was not asked for is absent; one that is not on file is null or empty. */
export const RevealedBorrowerBody = z
  .object({
    borrowerId: BorrowerId,
    expiresAt: Instant.meta({
      description: "到此时须重新遮蔽 · To be masked again at this instant",
    }),
    values: z.object({
      name: z.string().optional(),
      idNumber: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().nullable().optional(),
      contactPerson: ContactInClear.nullable().optional(),
      coBorrowers: z.array(ContactInClear.extend({ idNumber: z.string() })).optional(),
      accounts: z
        .array(
          z.object({
            contractId: z.string(),
            method: z.string(),
            account: z.string(),
            bankName: z.string().nullable(),
          }),
        )
        .optional(),
    }),
  })
  .meta({ id: "RevealedBorrower", description: "明文，限时 · In clear, for a short time" });
