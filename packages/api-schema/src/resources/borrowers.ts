import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";
import { ApplicationId } from "./applications.ts";
import { ContractId } from "./contracts.ts";

export const BorrowerId = idOf("bor", "BorrowerId");
export const BorrowerParams = z.object({ borrowerId: BorrowerId });

export const MaskedName = z
  .string()
  .meta({ description: "姓名（遮蔽）· Name, masked", example: "张*三" });
const MaskedIdNumber = z
  .string()
  .meta({ description: "身份证号（遮蔽）· ID number, masked", example: "3710**********5432" });
const MaskedPhone = z
  .string()
  .meta({ description: "手机号（遮蔽）· Phone number, masked", example: "138****2345" });

const LoanState = z.enum(["none", "open", "ended"]).meta({
  id: "BorrowerLoanState",
  description: "贷款情况：无贷款、未到期、均已到期 · No loan, one before its maturity, all past it",
});

/** What every view of a borrower shows. */
export const maskedPerson = {
  id: BorrowerId,
  name: MaskedName,
  idNumber: MaskedIdNumber,
  phone: MaskedPhone,
  township: z.string(),
  graduationYear: z.int(),
  universityCode: z.string(),
  version: z.int().min(1),
};

const borrowerRow = { ...maskedPerson, loanState: LoanState };

export const BorrowerRowBody = z
  .object(borrowerRow)
  .meta({ id: "BorrowerRow", description: "借款学生（列表）· Borrower, in a list" });

export const BorrowerPage = pageOf(BorrowerRowBody, "BorrowerPage");
export const BorrowerQuery = PageQuery.extend({
  township: z.string().min(1).max(40).optional(),
  graduationYear: z.coerce.number().int().min(2000).max(2100).optional().meta({ type: "integer" }),
  loanState: LoanState.optional(),
});

const ApplicationInShort = z.object({
  id: ApplicationId,
  academicYear: z.string(),
  kind: z.enum(["first", "renewal"]),
  status: z.string(),
  amount: YuanString,
  submittedOn: PlainDateString,
});

export const ContractInShort = z.object({
  id: ContractId,
  contractNo: z.string(),
  academicYear: z.string().nullable(),
  status: z.string(),
  principal: YuanString,
  issuedOn: PlainDateString,
  signedOn: PlainDateString.nullable(),
  acceptedOn: PlainDateString.nullable(),
  receiptRecordedOn: PlainDateString.nullable(),
  disbursedOn: PlainDateString.nullable(),
});

const LoanInShort = z.object({
  contractNo: z.string(),
  principal: YuanString,
  principalOutstanding: YuanString.nullable().meta({
    description: "剩余本金；算不出时为空 · Principal outstanding; null where it can't be computed",
  }),
  disbursedOn: PlainDateString,
  maturesOn: PlainDateString,
  nextDueOn: PlainDateString.nullable(),
  nextPayable: YuanString.nullable(),
});

export const BorrowerBody = z
  .object({
    ...borrowerRow,
    sex: z.enum(["male", "female"]),
    ethnicity: z.string(),
    universityName: z.string().nullable(),
    phoneState: z.object({
      source: z.enum(["borrower", "roster"]),
      since: PlainDateString,
      confirmedOn: PlainDateString.nullable(),
    }),
    applications: z.array(ApplicationInShort),
    contracts: z.array(ContractInShort),
    loans: z.array(LoanInShort),
    openConflicts: z.array(z.object({ importId: z.string(), fields: z.array(z.string()) })),
  })
  .meta({ id: "Borrower", description: "借款学生 · Borrower" });

export const RefreshConflictsBody = z
  .object({
    data: z.array(
      z.object({
        importId: z.string(),
        row: z.int(),
        borrowerId: z.string(),
        borrowerName: z.string(),
        fields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "RefreshConflicts", description: "等待核对的差异 · Conflicts waiting" });
