import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";
import { waitFor } from "../harness/wait-for.ts";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const { clearing } = JSON.parse(fixture("expected.json").toString()) as {
  clearing: Record<string, unknown>;
};

let product: TestProduct;
let maker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  maker = await product.signIn("maker", "a");
  await setDate(maker, "2026-11-20");
  await takeOver(product, "a", portfolioLines());
  await setDate(maker, "2026-12-22");
  await product.startWorker();
}, 120_000);
afterAll(() => product.close());

async function importClearing(file: Buffer): Promise<string> {
  const staged = await maker.upload("/v1/imports/clearings", file).expect(201);
  const id = staged.body.id as string;
  if (staged.body.status === "committed") return id;
  await maker.post(`/v1/imports/${id}/commit`).expect(200);
  await waitFor("the commit", async () => {
    const { body } = await maker.get(`/v1/imports/${id}`);
    return body.status === "committed";
  });
  return id;
}

async function comesTo(importId: string) {
  const { body } = await maker.get(`/v1/clearings/${importId}`).expect(200);
  return body as Record<string, unknown> & { exceptions: Record<string, string>[] };
}

describe("the clearing files of 2026", () => {
  it("books the September file in full", async () => {
    const id = await importClearing(fixture("clearing-2026-09-20.csv"));
    expect(await comesTo(id)).toMatchObject({ rows: 4, paid: 4, amountApplied: "26384.55" });
  });

  it("finds in the December file what was computed outside this product", async () => {
    const id = await importClearing(fixture("clearing-2026-12-20.csv"));
    const { amount_applied: amountApplied, ...counts } = clearing;
    const { exceptions, ...found } = await comesTo(id);
    expect(found).toMatchObject({ ...counts, amountApplied, held: 0, unreadable: 0 });
    expect(exceptions).toHaveLength(38);
  });

  it("knows the same file again, whole or in part", async () => {
    const again = await importClearing(fixture("clearing-2026-12-20.csv"));
    expect(await comesTo(again)).toMatchObject({ rows: 484, paid: 446 });
    const [heading = "", ...lines] = fixture("clearing-2026-12-20.csv").toString().split(/\r?\n/);
    const part = Buffer.from([heading, ...lines.slice(0, 20)].join("\n"));
    const id = await importClearing(part);
    expect(await comesTo(id)).toMatchObject({ rows: 20, duplicate: 20, amountApplied: "0.00" });
  });

  it("ties out: nothing is lost, and the ledger holds every fen in transit", async () => {
    const { body } = await maker.get("/v1/recon-report").expect(200);
    expect(body.files.map((file: { state: string }) => file.state)).toEqual([
      "green",
      "green",
      "green",
    ]);
    expect(body.transit.difference).toBe("0.00");
    expect(body.state).toBe("green");
    expect(body.missing).toEqual([]);
  });

  it("refuses a line of a day that has not come, but in a demo", async () => {
    const [heading = "", first = ""] = fixture("clearing-2026-12-20.csv").toString().split(/\r?\n/);
    const file = (serialNo: string) => {
      const cells = first.split(",");
      const line = [serialNo, ...cells.slice(1)].join(",");
      return Buffer.from(`${heading}\n${line.replaceAll("2026-12-", "2027-12-")}\n`);
    };
    const warned = await maker.upload("/v1/imports/clearings", file("FUTURE001")).expect(201);
    expect(warned.body).toMatchObject({ warned: 1, refused: 0 });
    await product.database.owner.client`update centres set demo = false`;
    const refused = await maker.upload("/v1/imports/clearings", file("FUTURE002")).expect(201);
    expect(refused.body).toMatchObject({ refused: 1, accepted: 0, warned: 0 });
  });
});
