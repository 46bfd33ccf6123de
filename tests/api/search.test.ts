import {
  insertBorrowers,
  renameBorrower,
  changePhone,
  loadBorrowers,
} from "@bursar/database/borrowers";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { removeSearchKeys } from "@bursar/database/search";
import { rebuildSearch } from "@bursar/servicing/search";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { owingRows } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  pairOf,
  SEASON,
  setDate,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly isExact: boolean;
  readonly isByCoBorrower: boolean;
  readonly isUnsettled: boolean;
}

interface Answer {
  readonly searched: readonly { kind: string; zh: string; en: string }[];
  readonly people: readonly Person[];
  readonly contracts: readonly { contractNo: string; borrowerName: string; status: string }[];
  readonly hasMore: boolean;
}

/** People of every kind of name, with made-up but valid ID numbers. */
const PEOPLE = [
  ["单雄信", "37108320070615432X", "13806310001"],
  ["单晓明", "110105194912310029", "13806310002"],
  ["李晓明", "11010519491231002X", "13806315048"],
  ["李小满", "440524188001010014", "13806310048"],
  ["買買提·艾力", "37108320050903748X", "13806310005"],
  ["马𬱖", "371083200509037499", "13806310006"],
  ["張三丰", "371083200509037503", "13806311234"],
  ["吕布", "371083200509037511", "13806310008"],
  ["欧阳若兰", "371083200509037520", "13806310009"],
] as const;

let product: TestProduct;
let pair: Pair;
let contract: ContractView;
const ids = new Map<string, string>();
const [student = {}] = owingRows(0, 1);
const context: ActionContext = {
  actor: { id: "usr_test", kind: "staff" },
  centreId: CENTRES.a,
  requestId: "req_search",
};

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const [sent] = await bringToSent(product, pair, [student]);
  if (sent === undefined) throw new Error("no contract");
  await setDate(pair.maker, SEASON.disbursedOn);
  contract = await advance(pair, sent, "approveByLender");
  await withTransaction(product.database.app, context, async (tx) => {
    const added = await insertBorrowers(tx, PEOPLE.map(toBorrower));
    for (const [index, id] of added.entries()) ids.set(PEOPLE[index]?.[0] ?? "", id);
  });
});
afterAll(() => product.close());

function toBorrower([name, idNumber, phone]: (typeof PEOPLE)[number]) {
  return {
    name,
    idNumber,
    phone,
    sex: "male",
    ethnicity: "汉族",
    township: "白沙滩镇",
    phoneSource: "borrower",
    phoneSince: "2024-08-20",
    phoneConfirmedOn: null,
    graduationYear: 2028,
    universityCode: "10422",
  } as const;
}

async function search(text: string, by = pair.maker): Promise<Answer> {
  return (await by.post("/v1/borrowers/search", { text }).expect(200)).body as Answer;
}

async function namesOf(text: string): Promise<string[]> {
  const { people } = await search(text);
  const known = new Map([...ids].map(([name, id]) => [id, name]));
  return people.map(({ id }) => known.get(id) ?? "?").toSorted();
}

describe("one box finds a person by", () => {
  it.each([
    ["a scanned ID number with a small x", "37108320070615432x", ["单雄信"]],
    ["a phone number", "138 0631 5048", ["李晓明"]],
    ["the phone's last four", "0048", ["李小满"]],
    ["an ID number's last four with an X", "002x", ["李晓明"]],
    ["last four of either with a name", "0048李", ["李小满"]],
    ["a name with last four", "李小满 0048", ["李小满"]],
    ["last four and initials", "5048 lxm", ["李晓明"]],
    ["initials", "lxm", ["李小满", "李晓明"]],
    ["initials in capitals and spaces", "L X M", ["李小满", "李晓明"]],
    ["the surname's own reading", "sxm", ["单晓明"]],
    ["the surname's common reading", "danxiaoming", ["单晓明"]],
    ["the beginning of full pinyin", "shanx", ["单晓明", "单雄信"]],
    ["pinyin with tones", "Lǚ Bù", ["吕布"]],
    ["v for ü", "lvbu", ["吕布"]],
    ["a compound surname", "ouyang", ["欧阳若兰"]],
    ["a name", "李晓明", ["李晓明"]],
    ["the beginning of a name", "李", ["李小满", "李晓明"]],
    ["a traditional name by simplified characters", "张三丰", ["張三丰"]],
    ["a name typed with spaces and another dot", "买买提 • 艾力", ["買買提·艾力"]],
    ["the part of a name behind its dot", "艾力", ["買買提·艾力"]],
    ["a rare character", "马𬱖", ["马𬱖"]],
    ["the initials of a rare character", "md", ["马𬱖"]],
  ])("%s: %s", async (_what, text, expected) => {
    expect(await namesOf(text)).toEqual(expected);
  });

  it.each(["%", "' or 1=1 --", "_", "\\", "李%", "*", "zzzz", "0000", "赵钱孙李"])(
    "nothing that was not asked for: %s",
    async (text) => {
      expect(await namesOf(text)).toEqual([]);
    },
  );

  it("the whole before what only begins with it, and names hidden but for what recognises them", async () => {
    const { people, searched } = await search("李晓明");
    expect(searched).toEqual([{ kind: "name", zh: "姓名", en: "name" }]);
    expect(people[0]).toMatchObject({ name: "李*明", isExact: true });
    expect(JSON.stringify(people)).not.toContain("晓");
    expect(JSON.stringify(people)).not.toMatch(/\d{11}/);
  });
});

describe("one box finds a contract", () => {
  it("by its number or the beginning of it", async () => {
    for (const text of [contract.contractNo, contract.contractNo.slice(0, 12)]) {
      const { contracts } = await search(text);
      expect(contracts).toMatchObject([
        { contractNo: contract.contractNo, status: "receipt-recorded" },
      ]);
    }
  });

  it("by its receipt code, typed in any case", async () => {
    const { contracts } = await search((contract.receiptCode ?? "").toLowerCase());
    expect(contracts.map(({ contractNo }) => contractNo)).toContain(contract.contractNo);
  });

  it("with its borrower, whose search answers whether the money has come", async () => {
    const { people, contracts } = await search(student["身份证号"] ?? "");
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ isExact: true, isByCoBorrower: false, isUnsettled: true });
    expect(contracts).toMatchObject([
      { contractNo: contract.contractNo, statusName: { zh: "回执已录" } },
    ]);
  });

  it("by the card of a parent who signs with the borrower", async () => {
    const { people } = await search(student["共同借款人身份证号"] ?? "");
    expect(people).toMatchObject([{ isExact: false, isByCoBorrower: true }]);
  });
});

describe("the index", () => {
  const inA = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    withTransaction(product.database.app, context, work);

  it("follows a new name and a new phone in the same transaction", async () => {
    const id = ids.get("吕布") ?? "";
    await inA(async (tx) => {
      const borrower = (await loadBorrowers(tx, [id])).get(id);
      if (borrower === undefined) throw new Error("nobody");
      await renameBorrower(tx, borrower, "吕奉先");
      const renamed = { ...borrower, name: "吕奉先" };
      await changePhone(tx, renamed, { phone: "13900007777", since: "2024-09-01" });
    });
    expect(await namesOf("lvbu")).toEqual([]);
    expect(await namesOf("lfx")).toEqual(["吕布"]);
    expect(await namesOf("7777")).toEqual(["吕布"]);
    expect(await namesOf("0008")).toEqual([]);
  });

  it("is built anew from what it was built from", async () => {
    const keys = () => product.database.owner.client`
      select * from search_keys order by centre_id collate "C", kind collate "C", key, subject_id`;
    const before = await keys();
    const rebuilt = await rebuildSearch({ db: product.database.app }, { context });
    expect(rebuilt).toEqual({ borrowers: PEOPLE.length + 1, contracts: 1 });
    expect(await keys()).toEqual(before);
    expect(before.length).toBeGreaterThan(50);
  });

  it("forgets a person whose keys are taken away", async () => {
    await inA((tx) => removeSearchKeys(tx, [ids.get("欧阳若兰") ?? ""]));
    expect(await namesOf("oyrl")).toEqual([]);
  });

  it("holds no number that a person could be called or named by", async () => {
    const rows = await product.database.owner.client<{ kind: string; key: string }[]>`
      select kind, key from search_keys where kind in ('id-tail', 'phone-tail', 'receipt-code')`;
    expect(rows.length).toBeGreaterThan(10);
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{22}$/);
  });
});

describe("a search", () => {
  it("stays in its centre", async () => {
    const other = await product.signIn("maker", "b");
    for (const text of ["lxm", "李", "0048", contract.contractNo, "37108320070615432X"]) {
      expect(await search(text, other)).toMatchObject({ people: [], contracts: [] });
    }
  });

  it("is audited with what was looked for as a keyed hash, never as text", async () => {
    const text = "李小满 0048";
    await search(text);
    const [row] = await product.database.owner.client<{ after: Record<string, unknown> }[]>`
      select after from audit_rows where action = 'borrower.searched' order by id desc limit 1`;
    expect(row?.after).toMatchObject({
      searched: ["tail-and-name"],
      found: 1,
      shown: [ids.get("李小满")],
    });
    const all = await product.database.owner.client`
      select after::text from audit_rows where action = 'borrower.searched'`;
    expect(JSON.stringify(all)).not.toMatch(/李|lxm/);
    expect(product.logLines.join("")).not.toMatch(/李小满|lxm/);
  });

  it("says what was looked for when nothing was found, and when the text can be nothing", async () => {
    const nothing = await search("13899990000");
    expect(nothing).toMatchObject({ people: [], contracts: [], hasMore: false });
    expect(nothing.searched.map(({ zh }) => zh)).toEqual(["手机号", "合同编号", "受理码"]);
    expect((await search("？！")).searched).toEqual([]);
  });

  it("is refused without a text or with a long one", async () => {
    for (const text of ["", "x".repeat(65)]) {
      const { status } = await pair.maker.post("/v1/borrowers/search", { text });
      expect(status).toBe(400);
    }
  });
});
