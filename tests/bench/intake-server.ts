import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Database } from "@bursar/database/connection";
import express from "express";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { enterDrafts, type ReadyDraft } from "./intake-drafts.ts";
import { recordStatements, renewed, replay, type Recorded } from "./recorded-statements.ts";

/** What the measuring process is told once everything stands. */
export interface IntakeBench {
  readonly productUrl: string;
  readonly floorUrl: string;
  readonly authorization: string;
  readonly drafts: readonly ReadyDraft[];
  /** Ids of drafts that the floor's statements read and close. */
  readonly floorDrafts: readonly string[];
  readonly statements: number;
  readonly body: object;
}

const REASON = "材料现场核对，缺件已出具一次性告知";
const body = { acknowledgements: [{ code: "documents.incomplete", reason: REASON }] };

/** The product and its two floors, in one process of their own. */
async function serve(count: number): Promise<void> {
  const product = await openTestProduct();
  const clerk = await product.signInAs(["clerk"]);
  const drafts = await enterDrafts(clerk, { from: 0, count: 2 * count + 1 });
  const [first, ...rest] = drafts;
  if (first === undefined) throw new Error("no drafts");
  const recorded = await recordOne(product, clerk, first);
  await product.database.owner
    .client`create table floor_rows (id bigserial primary key, body text)`;
  await product.database.owner.client`grant all on floor_rows, floor_rows_id_seq to bursar_app`;
  const floor = await listen(floorApp(product.database.app, { recorded, from: first.id }));
  const { port } = product.server.address() as AddressInfo;
  const told: IntakeBench = {
    productUrl: `http://127.0.0.1:${port}`,
    floorUrl: floor,
    authorization: clerk.authorization,
    drafts: rest.slice(0, count),
    floorDrafts: rest.slice(count).map(({ id }) => id),
    statements: recorded.length,
    body,
  };
  process.send?.(told);
  await once(process, "disconnect");
  process.exit(0);
}

/** One submission, as the statements that it becomes. */
async function recordOne(
  product: TestProduct,
  clerk: StaffClient,
  draft: ReadyDraft,
): Promise<Recorded[]> {
  const recording = recordStatements(product.database.app);
  await clerk
    .post(`/v1/application-drafts/${draft.id}/submission`, body)
    .set("If-Match", draft.etag)
    .expect(201);
  return recording.stop().filter(({ query }) => !/^(begin|commit)/i.test(query));
}

function floorApp(database: Database, sample: { recorded: readonly Recorded[]; from: string }) {
  const app = express();
  app.use(express.json());
  app.post("/insert", async (request, response) => {
    const text = JSON.stringify(request.body);
    const [row] =
      await database.client`insert into floor_rows (body) values (${text}) returning id`;
    response.status(201).json(row);
  });
  app.post("/statements/:draftId", async (request, response) => {
    const { recorded, from } = sample;
    const kept = keptIds(recorded);
    await replay(database.client, renewed(recorded, { from, to: request.params.draftId, kept }));
    response.status(201).json({ id: request.params.draftId });
  });
  return app;
}

/** Ids that were there before: whoever acts stays who they are. */
function keptIds(recorded: readonly Recorded[]): ReadonlySet<string> {
  const texts = recorded.flatMap(({ parameters }) => parameters.map(String));
  return new Set(texts.flatMap((text) => text.match(/\busr_[0-9a-z]{26}\b/g) ?? []));
}

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

await serve(Number(process.argv[2]));
