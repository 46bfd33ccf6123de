import { z } from "zod";
import { BorrowerId, ContractInShort, MaskedName, maskedPerson } from "./borrowers.ts";

export const SearchBody = z
  .object({
    text: z.string().min(1).max(64).meta({
      description:
        "身份证号、手机号、后四位、姓名、拼音、合同编号或受理码 · ID number, phone, last four, name, pinyin, contract number or receipt code",
      example: "lxm",
    }),
  })
  .meta({ id: "Search", description: "搜索 · Search" });

export const SearchAnswerBody = z
  .object({
    searched: z
      .array(z.object({ kind: z.string(), zh: z.string(), en: z.string() }))
      .meta({ description: "按什么找的 · What the text was looked up as" }),
    people: z.array(
      z.object({
        ...maskedPerson,
        isExact: z.boolean().meta({ description: "全部相符 · The whole key matches" }),
        isUnsettled: z.boolean().meta({ description: "有未办结事项 · Something is not finished" }),
        isCurrent: z.boolean().meta({ description: "本学年有申请 · Has applied this year" }),
        isByCoBorrower: z.boolean().meta({ description: "按共同借款人找到 · By the co-borrower" }),
      }),
    ),
    contracts: z.array(
      ContractInShort.extend({
        borrowerId: BorrowerId,
        borrowerName: MaskedName,
        statusName: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
    hasMore: z.boolean().meta({ description: "还有未显示的 · More were found" }),
  })
  .meta({ id: "SearchAnswer", description: "搜索结果 · What a search found" });
