import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSecrets } from "@bursar/config/keys";
import { insertCentre } from "@bursar/database/centres";
import { openDatabase, type Database } from "@bursar/database/connection";
import { loginUrl } from "@bursar/database/migrations";
import { openCluster, type Cluster } from "@bursar/local-postgres/cluster";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disburseLoan } from "./testing/disburse-loan.ts";
import { bursarIn } from "./testing/run-bursar.ts";

const CENTRE = "cen_demo";
const ROSTERS = fileURLToPath(new URL("../../../tests/fixtures/", import.meta.url));
const CLEAN = join(ROSTERS, "roster-2024.csv");
const DIRTY = join(ROSTERS, "roster-dirty.csv");
const REMINDERS = ["batch", "run", "collection-reminder", "--date"];

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-"));
const dataDirectory = join(folder, "data");
const bursar = bursarIn(dataDirectory, process.env);

/** Runs a command with `--json` and reads what it prints. */
async function json(...args: string[]) {
  const { code, stdout, stderr } = await bursar([...args, "--json"]);
  return { code, stderr, data: JSON.parse(stdout) as Record<string, unknown> };
}

let cluster: Cluster;
let owner: Database;
let app: Database;

// The first command of a newcomer makes the product; the server then stays for the other tests.
let first: Awaited<ReturnType<typeof bursar>>;
beforeAll(async () => {
  first = await bursar(["import", "roster", DIRTY, "--json"]);
  cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  const { fieldKeys: keys, appPassword } = loadSecrets(dataDirectory);
  const ownerUrl = cluster.url("bursar");
  owner = openDatabase({ url: ownerUrl, keys, maxConnections: 1 });
  const url = loginUrl(ownerUrl, "bursar_app", appPassword);
  app = openDatabase({ url, keys, maxConnections: 2 });
}, 120_000);
afterAll(async () => {
  await Promise.all([owner.close(), app.close()]);
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a newcomer's first command", () => {
  it("makes the database and the demo county and does what it was asked", () => {
    expect(first.code).toBe(3);
    expect(first.stderr).toContain("乳山市学生资助管理中心");
    const report = JSON.parse(first.stdout) as { results: { verdict: string }[] };
    expect(report).toMatchObject({ rows: 30, accepted: 7, warned: 3, refused: 20 });
    expect(report).toMatchObject({ unknownColumns: ["预期结果"], changed: false });
    const words = { 接受: "accepted", 警告: "warned", 拒绝: "refused" };
    const [, ...lines] = readFileSync(DIRTY, "utf8").trim().split(/\r?\n/);
    const wanted = lines.map((line) => {
      const word = line.split(",").at(-1)?.slice(0, 2);
      return words[word as keyof typeof words];
    });
    expect(report.results.map(({ verdict }) => verdict)).toEqual(wanted);
  });

  it("names the field, the code and what to do in both languages", () => {
    const { results } = JSON.parse(first.stdout) as { results: unknown[] };
    expect(results[0]).toEqual({
      row: 1,
      verdict: "refused",
      problems: [
        {
          field: "身份证号",
          code: "id-number.checksum",
          zh: expect.stringContaining("校验码") as string,
          en: expect.stringContaining("check digit") as string,
        },
      ],
    });
  });
});

describe("a file that is no roster", () => {
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it.each([
    ["file.not-found", () => join(folder, "nowhere.csv")],
    ["file.unreadable", () => folder],
    ["file.empty", () => file("empty.csv", "")],
    ["file.missing-column", () => file("columns.csv", "学年,姓名\n2024-2025,张三\n")],
    ["file.wrong-kind", () => file("list.pdf", "%PDF-1.7\n1 0 obj\n")],
    [
      "file.too-large",
      () => {
        const path = file("large.csv", "学年\n");
        truncateSync(path, 200 * 1024 * 1024);
        return path;
      },
    ],
  ])("is refused as %s, exit 2, in words and as JSON", async (code, make) => {
    const path = make();
    const told = await json("import", "roster", path);
    expect(told).toMatchObject({ code: 2, data: { code, exitCode: 2 } });
    expect(told.data).toHaveProperty("zh");
    expect(told.data).toHaveProperty("en");
    expect(told.stderr).toContain(String(told.data["zh"]));
    const [row] = await owner.client`select count(*)::int as count from imports`;
    expect(row?.["count"]).toBe(0);
  });
});

describe("a roster", () => {
  it("is checked without a trace", async () => {
    const { code, data } = await json("import", "roster", CLEAN);
    expect(code).toBe(0);
    expect(data).toMatchObject({ rows: 188, accepted: 188, amount: "2962400.00", changed: false });
    const [row] = await owner.client`select count(*)::int as count from applications`;
    expect(row?.["count"]).toBe(0);
  });

  it("is committed once, by the person at the keyboard; again it changes nothing", async () => {
    const written = await json("import", "roster", CLEAN, "--commit");
    expect(written).toMatchObject({ code: 0, data: { created: 188, changed: true } });
    const again = await json("import", "roster", CLEAN, "--commit");
    expect(again).toMatchObject({ code: 0, data: { accepted: 188, created: 0, changed: false } });
    const trial = await json("import", "roster", CLEAN);
    expect(trial).toMatchObject({ code: 0, data: { accepted: 188, changed: false } });
    const makers = await owner.client`select distinct maker_id from applications`;
    expect(makers).toHaveLength(1);
    expect(makers[0]?.["maker_id"]).toMatch(/^cli:./);
  });

  it("shows a person the refused rows and what to do, without colours in a pipe", async () => {
    const { code, stdout, stderr } = await bursar(["import", "roster", DIRTY]);
    expect(code).toBe(3);
    expect(stdout).toContain("amount.over-cap  第 7 行");
    expect(stdout).not.toContain("\u001B");
    expect(stderr).toContain("--commit");
    expect(stderr).toContain(DIRTY);
  });

  it("has colours where they are asked for", async () => {
    const { stdout } = await bursar(["import", "roster", DIRTY], {
      environment: { CLICOLOR_FORCE: "1", NO_COLOR: "" },
    });
    expect(stdout).toContain("\u001B[31m");
  });
});

describe("a loan", () => {
  let contractNo: string;
  beforeAll(async () => {
    contractNo = await disburseLoan(app, CENTRE);
  });

  it("is shown with its schedule and its next bill", async () => {
    const { code, data } = await json("loan", "show", contractNo);
    expect(code).toBe(0);
    expect(data).toMatchObject({ contractNo, asOf: "2026-11-20", graduationYear: 2025 });
    expect(data["nextBill"]).toMatchObject({ dueOn: "2026-12-20" });
    expect(data["borrowerName"]).toMatch(/\*/);
    const { stdout } = await bursar(["loan", "show", contractNo]);
    expect(stdout).toMatch(/^→ {2}2026-12-20/m);
    expect(stdout).toMatch(/^借款人.*\*/m);
  });

  it("explains a bill in both languages, the same figure as data", async () => {
    const { data } = await json("loan", "explain", contractNo, "--date", "2026-12-20");
    const payable = String(data["payable"]);
    expect(payable).toMatch(/^\d+\.\d\d$/);
    const zh = await bursar(["loan", "explain", contractNo]);
    expect(zh).toMatchObject({ code: 0, stdout: expect.stringContaining(`¥${payable}`) as string });
    expect(zh.stdout).toContain("÷ 360");
    const en = await bursar(["loan", "explain", contractNo, "--lang", "en"]);
    expect(en.stdout).toContain(`¥${payable} due`);
  });

  it("explains any figure: summands that add up, of today unless told", async () => {
    for (const field of ["payoff", "outstanding", "toClear", "interest"]) {
      const { code, data } = await json("loan", "explain", contractNo, "--field", field);
      expect({ field, code }).toEqual({ field, code: 0 });
      const parts = data["parts"] as { amount: string }[];
      const sum = parts.reduce((total, part) => total + Math.round(Number(part.amount) * 100), 0);
      expect({ field, sum }).toEqual({ field, sum: Math.round(Number(data["amount"]) * 100) });
    }
    const { stdout } = await bursar(["loan", "explain", contractNo, "--field", "payoff"]);
    expect(stdout).toContain("2026-11-20");
    expect((await bursar(["loan", "explain", contractNo, "--field", "mood"])).code).toBe(2);
  });

  it.each([
    ["loan.not-found", ["loan", "show", "0000"]],
    ["centre.unknown", ["loan", "show", "0000", "--centre", "cen_nowhere"]],
  ])("answers %s with a sentence, not a stack", async (code, args) => {
    const told = await json(...args);
    expect(told.data).toMatchObject({ code });
    expect(told.stderr).not.toContain("    at ");
    expect(told.code).toBe(code === "loan.not-found" ? 1 : 2);
  });

  it("is not disbursed on a day before it was, and a day ahead is a forecast", async () => {
    const before = await bursar(["loan", "as-of", contractNo, "2010-03-01"]);
    expect(before.stdout).toContain("尚未放款");
    expect(before.stdout).not.toContain("当日结清");
    const ahead = await bursar(["loan", "as-of", contractNo, "2040-03-01"]);
    expect(ahead.stdout).toMatch(/^▌推算：2040-03-01/);
  });

  it("has no bill on a day when nothing is due", async () => {
    const told = await json("loan", "explain", contractNo, "--date", "2026-12-21");
    expect(told).toMatchObject({ code: 1, data: { code: "loan.no-bill" } });
  });
});

describe("a batch", () => {
  it.each([
    ["batch.no-roster", 5, ["batch", "run", "borrower-refresh", "--date", "2026-11-20"]],
    ["batch.not-due", 2, ["batch", "run", "interest-settlement", "--date", "2026-11-20"]],
    ["batch.future-date", 2, [...REMINDERS, "2046-12-20"]],
    ["auth.not-permitted", 4, [...REMINDERS, "2026-11-20", "--as", "maker"]],
    ["auth.unknown-account", 4, [...REMINDERS, "2026-11-20", "--as", "nobody"]],
  ])("is refused as %s, exit %i, and nothing is started", async (code, exitCode, args) => {
    expect(await json(...args)).toMatchObject({ code: exitCode, data: { code } });
    const runs = await owner.client`select id from batch_runs`;
    expect(runs).toHaveLength(0);
  });

  it("waits for a second person where policy asks for one, and goes on with theirs", async () => {
    await setSecondPerson(true);
    await setDemo(false);
    const waiting = await json(...REMINDERS, "2026-11-19");
    expect(waiting).toMatchObject({ code: 4, data: { run: { status: "awaiting-approval" } } });
    expect(waiting.stderr).toContain("--as");
    await setDemo(true);
    const done = await json(...REMINDERS, "2026-11-19", "--as", "checker");
    expect(done).toMatchObject({ code: 0, data: { changed: true, run: { status: "completed" } } });
  }, 60_000);

  it("lets the reviewer of a demo approve, and says so", async () => {
    const done = await json(...REMINDERS, "2026-11-18");
    expect(done).toMatchObject({ code: 0, data: { run: { status: "completed" } } });
    expect(done.stderr).toContain("checker");
    await setSecondPerson(false);
  }, 60_000);

  it("is planned without being run, and shown, stopped and refused to go on", async () => {
    const { code, data } = await json(
      "batch",
      "plan",
      "collection-reminder",
      "--date",
      "2026-11-17",
    );
    expect({ code, data }).toMatchObject({
      code: 0,
      data: { run: { status: "stopped", done: 0 } },
    });
    const { id } = data["run"] as { id: string };
    expect(await json("batch", "show", id)).toMatchObject({ code: 0, data: { tieOut: [] } });
    expect(await json("batch", "pause", id)).toMatchObject({
      code: 5,
      data: { code: "batch.wrong-state" },
    });
    expect(await json("batch", "resume", id)).toMatchObject({
      code: 0,
      data: { run: { status: "completed" } },
    });
    const tied = [expect.objectContaining({ leg: "rows", state: "tied", difference: "0.00" })];
    expect(await json("batch", "tieout", id)).toMatchObject({ code: 0, data: { tieOut: tied } });
  }, 60_000);

  async function setDemo(demo: boolean): Promise<void> {
    await owner.client`update centres set demo = ${demo}`;
  }

  it("stops at Ctrl-C, says how to go on, and goes on", async () => {
    let isSent = false;
    const stopped = await bursar([...REMINDERS, "2026-11-20"], {
      onSaid(said, child) {
        if (isSent || !said.includes("worker")) return;
        isSent = child.kill("SIGINT");
      },
    });
    expect(stopped).toMatchObject({ code: 130, stdout: "" });
    expect(stopped.stderr).toContain("bursar batch run collection-reminder --date 2026-11-20");
    const done = await json(...REMINDERS, "2026-11-20");
    expect(done).toMatchObject({ code: 0, data: { changed: true } });
    expect(done.data["run"]).toMatchObject({ status: "completed", total: 1, done: 1, failed: 0 });
    expect(done.data["notices"]).toMatchObject({ planned: 0, delivered: 1, failed: 0 });
    const again = await json(...REMINDERS, "2026-11-20");
    expect(again).toMatchObject({ code: 0, data: { changed: false } });
    expect(again.stderr).not.toContain("worker");
  }, 60_000);

  async function setSecondPerson(value: boolean): Promise<void> {
    await owner.client`
      insert into policy_rows (kind, key, effective_from, value, source)
      values ('second-person', 'collection-reminder', '2026-11-01', ${value}::text::jsonb, 'test')
      on conflict (kind, key, effective_from, revision) do update set value = excluded.value`;
  }
});

describe("doctor", () => {
  it("finds nothing wrong, and says what to note", async () => {
    const { code, data } = await json("doctor");
    expect(data["checks"]).not.toContainEqual(expect.objectContaining({ level: "failure" }));
    expect([code, data["ok"]]).toEqual([0, true]);
    expect(data["checks"]).toContainEqual(
      expect.objectContaining({
        id: "engine",
        level: "ok",
        zh: expect.stringContaining("188/188") as string,
      }),
    );
    expect(data["checks"]).toContainEqual(expect.objectContaining({ id: "lpr", level: "warning" }));
    for (const id of ["tie-out", "clearing-files", "lender-files"])
      expect(data["checks"]).toContainEqual(expect.objectContaining({ id, level: "ok" }));
  });

  it("fails with exit 6 when others can read the secrets, and says what to type", async () => {
    chmodSync(join(dataDirectory, "secrets.json"), 0o644);
    const { code, stdout } = await bursar(["doctor"]);
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ 密钥文件权限是 0644.*\n {2}→ 处理：chmod 600/);
  });

  it("fails when the services' login could look over the fence", async () => {
    await owner.client.unsafe("alter role bursar_app bypassrls");
    try {
      const { code, data } = await json("doctor");
      expect(code).toBe(6);
      expect(data["checks"]).toContainEqual(
        expect.objectContaining({ id: "row-level-security", level: "failure" }),
      );
    } finally {
      await owner.client.unsafe("alter role bursar_app nobypassrls");
    }
  });
});

describe("a database that is not there", () => {
  const environment = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };

  it("is named by a command, without a stack", async () => {
    const { code, stderr } = await bursar(["loan", "show", "0000"], { environment });
    expect(code).toBe(1);
    expect(stderr).toContain("DATABASE_URL");
    expect(stderr).not.toContain("    at ");
  });

  it("is found by doctor, which checks what can be checked without it", async () => {
    const { code, stdout } = await bursar(["doctor"], { environment });
    expect(code).toBe(6);
    expect(stdout).toMatch(/^✓ 引擎自检 188\/188/m);
    expect(stdout).toMatch(/^✗ 连不上数据库/m);
  });

  it("that nobody has made yet is no riddle to doctor", async () => {
    const { code, stdout } = await bursarIn(join(folder, "fresh"), process.env)(["doctor"]);
    expect(code).toBe(6);
    expect(stdout).toMatch(/^✗ 数据库是空的\n.*npm start/m);
  });
});

describe("a second centre", () => {
  beforeAll(async () => {
    await insertCentre(owner.orm, {
      id: "cen_real",
      name: "文登区学生资助管理中心",
      divisionCode: "371003",
      demo: false,
      contractPrefix: "3710032",
      contractSerialFrom: "1",
    });
  });

  it("has to be named, and its loans are not the other's", async () => {
    const unnamed = await json("loan", "show", "0000");
    expect(unnamed).toMatchObject({ code: 2, data: { code: "centre.not-named" } });
    expect(unnamed.stderr).toContain("cen_demo, cen_real");
    const [loan] = await owner.client`select contract_no from loans`;
    const other = await json("loan", "show", String(loan?.["contract_no"]), "--centre", "cen_real");
    expect(other).toMatchObject({ code: 1, data: { code: "loan.not-found" } });
  });

  it("that is no demo takes nobody at their word", async () => {
    const args = [...REMINDERS, "2026-11-20", "--as", "checker", "--centre", "cen_real"];
    expect(await json(...args)).toMatchObject({ code: 4, data: { code: "auth.no-terminal" } });
  });
});
