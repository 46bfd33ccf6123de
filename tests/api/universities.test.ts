import { seedRegistries } from "@bursar/local/src/registries/seed-registries.ts";
import { writeXlsx } from "@bursar/documents/tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let clerk: StaffClient;
let supervisor: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  await seedRegistries(product.database.owner);
  clerk = await product.signIn("maker", "a");
  supervisor = await product.signInAs(["supervisor"]);
});
afterAll(() => product.close());

interface Found {
  readonly code: string;
  readonly name: string;
}

async function find(noun: string, asked: Record<string, string>): Promise<Found[]> {
  const { body } = await clerk
    .get(`/v1/${noun}?${new URLSearchParams(asked).toString()}`)
    .expect(200);
  return body.data as Found[];
}

const codesOf = async (query: string): Promise<string[]> =>
  (await find("universities", { query })).map(({ code }) => code);

/** Uploads a list as of a day and lets it take effect. */
async function importList(kind: string, file: string | Buffer, statementOn: string) {
  const staged = await supervisor
    .upload(`/v1/imports/${kind}?statementOn=${statementOn}`, file)
    .expect(201);
  const committed = await supervisor.post(`/v1/imports/${staged.body.id as string}/commit`);
  expect(committed.status).toBe(200);
  return { staged: staged.body, committed: committed.body };
}

/** The list as the ministry publishes it: title and date above, a line for each province. */
async function ministryList(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const lines = [
    ["（截至2026年6月20日）"],
    ["序号", "学校名称", "学校标识码", "主管部门", "所在地", "办学层次", "备注"],
    ["山东省（4所）"],
    ...rows.map((row, index) => [String(index + 1), ...row]),
  ];
  const titles = ["全国普通高等学校名单", "", "", "", "", "", ""];
  const columns = titles.map((header, index) => ({ key: String(index), header }));
  return Buffer.from(
    await writeXlsx(
      lines.map((line) => Object.fromEntries(line.entries())),
      columns,
    ),
  );
}

describe("a university is found at the counter by", () => {
  it.each([
    ["its code", "10422", "10422"],
    ["the initials of its name", "sddx", "10422"],
    ["full pinyin", "shandongdaxue", "10422"],
    ["its name", "山东大学", "10422"],
    ["characters of it in their order", "哈工", "10213"],
    ["the place in brackets", "石油大学华东", "10425"],
    ["traditional characters", "山東大學", "10422"],
  ])("%s: %s", async (_what, query, code) => {
    expect((await codesOf(query))[0]).toBe(code);
  });

  it("nothing, for what is no part of any name", async () => {
    for (const query of ["zzzz", "%", "_", "' or 1=1", "没有这所"]) {
      expect(await codesOf(query)).toEqual([]);
    }
  });

  it("is listed by code when nothing was typed yet, as many as were asked for", async () => {
    const all = await find("universities", { limit: "3" });
    expect(all.map(({ code }) => code)).toEqual(["10001", "10145", "10213"]);
    expect(await clerk.get("/v1/universities/99999").expect(404)).toMatchObject({
      body: { code: "university.not-found" },
    });
  });
});

describe("the ministry's yearly list", () => {
  it("is imported as it is published, row by row", async () => {
    const file = await ministryList([
      ["山东大学", "4137010422", "教育部", "济南市", "本科", ""],
      ["齐鲁科技大学", "4137010431", "山东省", "济南市", "本科", ""],
      ["山东协和学院", "4137013324", "山东省教育厅", "济南市", "本科", "民办"],
      ["某某学院", "4137A10431", "山东省", "济南市", "本科", ""],
    ]);
    const { staged, committed } = await importList("universities", file, "2026-06-20");
    expect(staged).toMatchObject({ kind: "universities", rows: 5, warned: 1, refused: 1 });
    expect(committed).toMatchObject({ created: 3, changed: true });
    const [added] = await find("universities", { query: "sdxhxy" });
    expect(added).toMatchObject({
      code: "13324",
      identifier: "4137013324",
      provinceCode: "37",
      ownership: "private",
      level: "undergraduate",
      editionOn: "2026-06-20",
    });
  });

  it("keeps the name that a university had, which still finds it", async () => {
    const shown = (await clerk.get("/v1/universities/10431").expect(200)).body;
    expect(shown.name).toBe("齐鲁科技大学");
    expect(shown.names).toEqual([
      { name: "齐鲁科技大学", kind: "official", replacedOn: null },
      { name: "齐鲁工业大学", kind: "former", replacedOn: "2026-06-20" },
    ]);
    expect((await find("universities", { query: "齐鲁工业大学" }))[0]).toMatchObject({
      code: "10431",
      name: "齐鲁科技大学",
      matchedName: "齐鲁工业大学",
    });
  });

  it("changes nothing a second time, and nothing that a newer one has said", async () => {
    const older = await ministryList([["齐鲁轻工学院", "4137010431", "", "", "本科", ""]]);
    const { committed } = await importList("universities", older, "2020-06-30");
    expect(committed).toMatchObject({ created: 0, overtaken: 1 });
    expect((await clerk.get("/v1/universities/10431").expect(200)).body.name).toBe("齐鲁科技大学");
    const again = await importList("universities", older, "2020-06-30");
    expect(again.committed).toMatchObject({ changed: false });
  });

  it("takes nothing off the register unless it is the whole of it, and then says so", async () => {
    expect((await clerk.get("/v1/universities/10001").expect(200)).body.status).toBe("listed");
    const whole = [
      ...Array.from({ length: 2_000 }, (_, index) => {
        const code = String(20_000 + index);
        return [`第${code}大学`, `41370${code}`, "", "", "本科", ""];
      }),
      ["威海海洋学院", "4137013320", "", "", "专科", ""],
    ];
    await importList("universities", await ministryList(whole), "2026-07-01");
    expect((await clerk.get("/v1/universities/10001").expect(200)).body.status).toBe("unlisted");
    expect((await clerk.get("/v1/universities/13320").expect(200)).body.status).toBe("listed");
    expect((await find("universities", { query: "北京大学" }))[0]).toMatchObject({ code: "10001" });
  });

  it("is a supervisor's to import, not a clerk's", async () => {
    const file = await ministryList([["某大学", "4137010999", "", "", "本科", ""]]);
    const { status, body } = await clerk.upload("/v1/imports/universities", file);
    expect([status, body.code]).toEqual([403, "auth.forbidden"]);
  });

  it("is answered within 50 ms while somebody types", async () => {
    for (const query of ["s", "sd", "sdd", "山", "山大", "1042"]) await codesOf(query);
    const times: number[] = [];
    for (const query of ["s", "sd", "sdd", "sddx", "山", "山大", "1", "104", "不存在"]) {
      const from = performance.now();
      await product.database.app.client`
        select count(*) from university_names where starts_with(initials, ${query})`;
      await codesOf(query);
      times.push(performance.now() - from);
    }
    // The whole suite shares two cores: the middle of nine is what one user would see.
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(200);
  });
});

describe("the owner's functions, called with the services' login", () => {
  const call = (entries: object[]) => product.database.app.client`
    select register_universities('2027-01-01', false, 'x', 'x', ${JSON.stringify(entries)}::text::jsonb)`;

  it.each([
    ["no code", { name: "某大学", initials: "", pinyin: "" }],
    ["a code of letters", { code: "1042A", name: "某大学", initials: "", pinyin: "" }],
    ["a name with markup", { code: "10422", name: "<b>某大学", initials: "", pinyin: "" }],
    [
      "an ownership there is none of",
      { code: "10422", name: "某大学", ownership: "mine", initials: "", pinyin: "" },
    ],
  ])("refuse a row with %s", async (_what, entry) => {
    await expect(call([entry])).rejects.toThrow(/no university/);
  });

  it("are the only way to write", async () => {
    const { client } = product.database.app;
    for (const table of [
      "universities",
      "university_names",
      "schools",
      "divisions",
      "registry_editions",
    ]) {
      await expect(client`delete from ${client(table)}`).rejects.toThrow(/permission denied/);
      await expect(client`insert into ${client(table)} default values`).rejects.toThrow(
        /permission denied/,
      );
    }
    await expect(
      product.database.batch.client`select register_schools('2027-01-01', 'x', 'x', '[]')`,
    ).rejects.toThrow(/permission denied/);
  });
});

describe("divisions", () => {
  it("are those of GB/T 2260, with what they lie in", async () => {
    expect(await find("divisions", { query: "371083" })).toEqual([
      {
        code: "371083",
        name: "乳山市",
        fullName: "山东省威海市乳山市",
        level: "county",
        isCurrent: true,
      },
    ]);
    expect((await find("divisions", { query: "pcx" })).map(({ name }) => name)).toContain("蒲城县");
    const provinces = await find("divisions", { level: "province", limit: "100" });
    expect(provinces).toHaveLength(34);
    const inWeihai = await find("divisions", { parent: "371000" });
    expect(inWeihai.map(({ name }) => name)).toEqual(["环翠区", "文登区", "荣成市", "乳山市"]);
    const inHubei = await find("divisions", { parent: "420000", limit: "100" });
    expect(inHubei.map(({ name }) => name)).toEqual(expect.arrayContaining(["武汉市", "仙桃市"]));
    expect(inHubei.map(({ name }) => name)).not.toContain("江岸区");
  });

  it("include those that were abolished, for ID numbers that keep them", async () => {
    expect(await find("divisions", { query: "371081" })).toEqual([]);
    expect(await find("divisions", { query: "371081", withFormer: "true" })).toMatchObject([
      { name: "文登市", isCurrent: false },
    ]);
    const [row] = await product.database.owner.client<{ now: number; then: number }[]>`
      select count(*) filter (where is_current)::int as now,
             count(*) filter (where not is_current)::int as then from divisions`;
    expect(row?.now).toBeGreaterThan(3_200);
    expect(row?.then).toBeGreaterThan(3_800);
  });

  it("are brought up to date by a list, which abolishes nothing by leaving it out", async () => {
    const csv = "行政区划代码,名称,状态\n371083,乳山区,现行\n371085,东海县,\n";
    const { committed } = await importList("divisions", csv, "2026-01-01");
    expect(committed).toMatchObject({ created: 2 });
    expect((await find("divisions", { query: "371083" }))[0]?.name).toBe("乳山区");
    expect(await find("divisions", { query: "371082" })).toHaveLength(1);
  });
});

describe("secondary schools", () => {
  it("are imported against the divisions, and found by name, initials or place", async () => {
    const csv = [
      "学校标识码,学校名称,行政区划代码",
      "3437000001,乳山市第一中学,371083",
      "3637000002,乳山市职业中等专业学校,371083",
      "3437000003,文登第一中学,371081",
      "3437000004,某中学,371099",
    ].join("\n");
    const { staged, committed } = await importList("schools", csv, "2026-05-01");
    expect(staged).toMatchObject({ accepted: 3, refused: 1 });
    expect(committed).toMatchObject({ created: 3 });
    expect(await find("schools", { query: "rssdyzx" })).toMatchObject([{ code: "3437000001" }]);
    expect(await find("schools", { query: "职业" })).toMatchObject([{ kind: "vocational" }]);
    expect(await find("schools", { division: "3710", query: "第一中学" })).toHaveLength(2);
    expect(await find("schools", { division: "371081" })).toMatchObject([
      { divisionName: "文登市" },
    ]);
  });
});

it("seeding again changes nothing that was imported since", async () => {
  await seedRegistries(product.database.owner);
  expect((await find("divisions", { query: "371083" }))[0]?.name).toBe("乳山区");
  expect((await clerk.get("/v1/universities/10431").expect(200)).body.name).toBe("齐鲁科技大学");
});
