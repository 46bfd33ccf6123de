import { describe, expect, test } from "vitest";
import { joinTables, problemCatalog } from "./index.ts";

const row = {
  status: 422,
  title: { zh: "不行", en: "No" },
  help: { zh: "请改。", en: "Change it." },
};

describe("the catalogue of error codes", () => {
  test.each([...problemCatalog])(
    "%s speaks both languages and has an error status",
    (_code, entry) => {
      expect(entry.status).toBeGreaterThanOrEqual(400);
      expect(entry.status).toBeLessThan(600);
      for (const sentence of [entry.title, entry.help]) {
        expect(sentence.zh).toMatch(/\p{Script=Han}/u);
        expect(sentence.en).toMatch(/^[\x20-\x7e]+$/);
      }
    },
  );

  test("refuses a code that stands twice", () => {
    expect(() => joinTables([{ "loan.closed": row }, { "loan.closed": row }])).toThrow("twice");
  });

  test.each(["loan", "Loan.closed", "loan.closed.again", "loan_closed", ".closed"])(
    "refuses the code %s, which isn't noun.reason",
    (code) => {
      expect(() => joinTables([{ [code]: row }])).toThrow("noun.reason");
    },
  );
});
