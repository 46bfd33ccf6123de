import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { insertApplications, type NewApplication } from "@bursar/database/applications";
import { insertBorrowers, type NewBorrower } from "@bursar/database/borrowers";
import { newId, withTransaction, type Tx } from "@bursar/database/connection";
import { insertContracts } from "@bursar/database/contracts";
import { insertLoans } from "@bursar/database/loans";
import { borrowerKeys } from "@bursar/database/search";
import type { TestDatabase } from "@bursar/database/testing";
import { readResidentId } from "@bursar/domain/identity";
import { standardTerms } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";

const SURNAMES =
  "王王王王李李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵单仇解查";
const GIVEN =
  "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林晨辰子涵梓萱诗雨欣怡佳悦思琪雅婷晓小天文志海建国春梅雪琳慧莹倩颖瑶璐瑞祥瑾瑜若然可心语嫣紫轩博泽昊宸沐恩";

export interface CrowdPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly contractNo: string;
  readonly receiptCode: string;
}

const pick = (signs: string, index: number): string => {
  const list = Array.from(signs);
  return list[index % list.length] ?? "";
};

/** The same name for the same number: surnames as common as they are, two thirds of three signs. */
export function nameOf(index: number): string {
  const mixed = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const second = mixed % 3 === 0 ? "" : pick(GIVEN, Math.floor(mixed / 7_919));
  return pick(SURNAMES, mixed) + pick(GIVEN, Math.floor(mixed / 101)) + second;
}

export const phoneOf = (index: number): string =>
  `139${String((index * 7_919 + 1_234) % 100_000_000).padStart(8, "0")}`;

/** A valid number of its own for each of the first 300,000. */
export function idNumberOf(index: number): string {
  const day = String(1 + (index % 28)).padStart(2, "0");
  const month = String(1 + (Math.floor(index / 28) % 12)).padStart(2, "0");
  const serial = String(Math.floor(index / 336) % 1_000).padStart(3, "0");
  const body = `371083${2_004 + (Math.floor(index / 336_000) % 4)}${month}${day}${serial}`;
  const check = Array.from("0123456789X").find(
    (sign) => readResidentId(body + sign).kind === "valid",
  );
  return body + (check ?? "");
}

const contractNoOf = (index: number): string =>
  `3710832${2_018 + (index % 9)}${String(index).padStart(6, "0")}`;
const receiptCodeOf = (index: number): string => `7H${String(index).padStart(6, "2")}`;

/**
 * People of one centre as the use cases write them, with an application, a contract and a loan
 * each; the time is that of a bulk import.
 */
export async function fillCentre(
  database: TestDatabase,
  centreId: string,
  count: number,
): Promise<CrowdPerson[]> {
  const context = { actor: { id: "usr_bench", kind: "staff" }, centreId, requestId: "req_bench" };
  const people = Array.from({ length: count }, (_, index) => ({
    name: nameOf(index),
    idNumber: idNumberOf(index),
    phone: phoneOf(index),
    contractNo: contractNoOf(index),
    receiptCode: receiptCodeOf(index),
  }));
  for (let from = 0; from < count; from += 5_000) {
    const slice = people.slice(from, from + 5_000);
    await withTransaction(database.app, context, (tx) => insertSlice(tx, slice));
  }
  return people;
}

async function insertSlice(tx: Tx, people: readonly CrowdPerson[]): Promise<void> {
  const borrowerIds = await insertBorrowers(tx, people.map(toBorrower));
  const applicationIds = await insertApplications(
    tx,
    borrowerIds.map((borrowerId) => ({ ...APPLICATION, borrowerId })),
  );
  const contracts = people.map(({ contractNo, receiptCode }, index) => ({
    id: newId("con"),
    contractNo,
    receiptCode,
    applicationId: applicationIds[index] ?? "",
    borrowerId: borrowerIds[index] ?? "",
    ...CONTRACT,
  }));
  await insertContracts(tx, contracts, []);
  await insertLoans(
    tx,
    contracts.map(({ id, contractNo, borrowerId }) => ({
      ...TERMS,
      id: newId("loan"),
      contractId: id,
      contractNo,
      borrowerId,
      rateBasis: "lpr",
    })),
  );
}

function toBorrower({ name, idNumber, phone }: CrowdPerson): NewBorrower {
  return {
    name,
    idNumber,
    phone,
    sex: "female",
    ethnicity: "汉族",
    township: "白沙滩镇",
    phoneSource: "borrower",
    phoneSince: "2024-08-20",
    phoneConfirmedOn: "2024-08-20",
    graduationYear: 2028,
    universityCode: "10422",
  };
}

const DAYS = { signedOn: "2024-08-31", disbursedOn: "2024-11-20" };
const TERMS = standardTerms(
  { principalFen: 800_000n, graduationYear: 2028, ...DAYS },
  nationalPolicy(),
);
const CONTRACT = {
  ...DAYS,
  status: "disbursed",
  principalFen: 800_000n,
  issuedOn: "2024-08-20",
};
const APPLICATION: Omit<NewApplication, "borrowerId"> = {
  academicYear: "2024-2025",
  kind: "first",
  status: "reviewed",
  amountFen: 800_000n,
  hardshipCategory: "other",
  highSchool: "乳山市第一中学",
  universityCode: "10422",
  department: "计算机学院",
  major: "软件工程",
  level: "本科",
  programmeYears: 4,
  entryYear: 2024,
  graduationYear: 2028,
  studentNumber: "2024",
  tuitionFen: 0n,
  accommodationFen: 0n,
  coBorrowerName: "某某",
  coBorrowerRelation: "母亲",
  coBorrowerIdNumber: "371083198006133384",
  coBorrowerPhone: "15200003566",
  warnings: [],
  submittedOn: "2024-08-20",
  reviewedOn: "2024-08-20",
  makerId: "usr_maker",
  checkerId: "usr_checker",
};

/** People of other centres, who are there to be in the way: copied in, their values not opened. */
export async function copyCrowd(
  database: TestDatabase,
  crowd: { readonly centres: number; readonly each: number },
): Promise<void> {
  const { owner, keys } = database;
  await owner.client.unsafe(`
    alter table search_keys drop constraint search_keys_centre_id_kind_key_subject_id_pk;
    drop index search_keys_subject`);
  for (let centre = 0; centre < crowd.centres; centre += 1) {
    const centreId = `cen_${String(centre).padStart(3, "0")}`;
    const people = Array.from({ length: crowd.each }, (_, index) => {
      const number = centre * crowd.each + index;
      return {
        id: newId("bor"),
        name: nameOf(number),
        idNumber: String(number),
        phone: phoneOf(number),
      };
    });
    await copyIn(
      owner,
      `borrowers (centre_id, id, name, sex, ethnicity, township, id_number_sealed, id_number_hash,
        phone_sealed, phone_hash, phone_source, phone_since, graduation_year, university_code)`,
      people.map(({ id, name }) => {
        const hash = `\\\\x${randomBytes(32).toString("hex")}`;
        return [
          centreId,
          id,
          name,
          "female",
          "汉族",
          "城区",
          SEALED,
          hash,
          SEALED,
          hash,
          "borrower",
          "2024-08-20",
          "2028",
          "10422",
        ];
      }),
    );
    const rows = await borrowerKeys({ keys, centreId }, people);
    await copyIn(
      owner,
      "search_keys (centre_id, kind, key, subject_kind, subject_id)",
      rows.map(({ kind, key, subjectKind, subjectId }) => [
        centreId,
        kind,
        key,
        subjectKind,
        subjectId,
      ]),
    );
  }
  await owner.client.unsafe(`
    set statement_timeout = 0;
    alter table search_keys add constraint search_keys_centre_id_kind_key_subject_id_pk
      primary key (centre_id, kind, key, subject_id);
    create index search_keys_subject on search_keys (centre_id, subject_id)`);
}

/** As the server's own housekeeping leaves it. */
export async function tidy({ owner }: TestDatabase): Promise<void> {
  const connection = await owner.client.reserve();
  try {
    await connection`set statement_timeout = 0`;
    await connection`vacuum analyze`;
  } finally {
    connection.release();
  }
}

const SEALED = `d0.${"x".repeat(64)}`;

async function copyIn(
  { client }: TestDatabase["owner"],
  target: string,
  rows: readonly (readonly string[])[],
): Promise<void> {
  const copy = await client.unsafe(`copy ${target} from stdin`).writable();
  await pipeline(Readable.from(rows.map((cells) => `${cells.join("\t")}\n`)), copy);
}
