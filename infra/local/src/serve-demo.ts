import { readFileStoreSettings, readSealSettings } from "@bursar/config/environment";
import type { Logger } from "@bursar/config/logger";
import { openDatabase, refusePrivilegedLogin } from "@bursar/database/connection";
import { sealFrom } from "@bursar/documents/seal";
import { openFileStore } from "@bursar/documents/storage";
import { tidyHourly } from "@bursar/hosting/process";
import { listen } from "@bursar/http/server";
import { openGraduateIdentity } from "@bursar/identity/graduates";
import { openStaffIdentity } from "@bursar/identity/staff";
import { findDemoGraduate } from "./demo-graduate.ts";
import { DEMO_CENTRE } from "./demo-people.ts";
import { ensureSeal } from "./ensure-seal.ts";
import type { Product } from "./open-product.ts";
import { createProductApp } from "./product-app.ts";

export interface ServeDemo {
  readonly product: Product;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  /** Where one-time codes are shown: the terminal stands in for the phone. */
  readonly say: (line: string) => void;
}

export interface DemoServer {
  readonly url: string;
  /** ID number of a graduate who can sign in, once the season has been played. */
  findGraduate(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Serves API, documentation and portal of the demo county on one origin. */
export async function serveDemo(options: ServeDemo): Promise<DemoServer> {
  const { product, host, port, log, say } = options;
  const { fieldKeys: keys, authSecret: secret } = product.secrets;
  const store = await openFileStore(readFileStoreSettings(product.dataDirectory));
  const db = openDatabase({ url: product.appUrl, keys, maxConnections: 16 });
  const national = openDatabase({ url: product.nationalUrl, keys, maxConnections: 2 });
  const policy = openDatabase({ url: product.policyUrl, keys, maxConnections: 2 });
  try {
    await refusePrivilegedLogin(db);
    const sealSettings = readSealSettings(product.dataDirectory);
    await ensureSeal(db, sealSettings);
    const staff = openStaffIdentity({ database: db, secret, baseUrl: `http://${host}` });
    const graduates = openGraduateIdentity({
      database: db,
      sendCode: async ({ code, maskedPhone }) => say(`✉ 演示验证码 ${code} → ${maskedPhone}`),
      onFailure: (err) => log.error({ err }, "a code could not be sent"),
    });
    const app = createProductApp({
      db,
      files: store.files,
      seal: sealFrom(sealSettings),
      national,
      policy,
      staff,
      graduates,
      centreId: DEMO_CENTRE,
      log,
    });
    const server = await listen(app, { host, port, log });
    const stopTidying = tidyHourly([staff, graduates], log);
    return {
      url: server.url,
      findGraduate: () => findDemoGraduate(db, DEMO_CENTRE),
      async close() {
        stopTidying();
        await server.close();
        await Promise.all([db.close(), national.close(), policy.close()]);
        store.close();
      },
    };
  } catch (error) {
    await Promise.all([db.close(), national.close(), policy.close()]);
    throw error;
  }
}
