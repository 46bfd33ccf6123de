import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHAIN_START,
  chainInput,
  contractNumberFrom,
  isReceiptCode,
  normaliseReceiptCode,
  receiptCodeFrom,
} from "./index.ts";
import type { ChainedContractEvent } from "./index.ts";

const randomBytes = fc.uint8Array({ minLength: 8, maxLength: 16 });

describe("receipt codes", () => {
  it("have eight signs that can't be confused", () => {
    fc.assert(
      fc.property(randomBytes, (random) => {
        const code = receiptCodeFrom(random);
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
        expect(isReceiptCode(code)).toBe(true);
        expect(normaliseReceiptCode(` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)} `)).toBe(
          code,
        );
      }),
    );
  });

  it("show every wrong sign and every swap of neighbours", () => {
    const place = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(
        randomBytes,
        place,
        fc.constantFrom(...Array.from("23456789ABCDEFGHJKMNPQRSTUVWXYZ")),
        (random, at, sign) => {
          const code = receiptCodeFrom(random);
          const typo = code.slice(0, at) + sign + code.slice(at + 1);
          const swap =
            code.slice(0, at) +
            code
              .slice(at, at + 2)
              .split("")
              .reverse()
              .join("") +
            code.slice(at + 2);
          for (const wrong of [typo, swap]) expect(isReceiptCode(wrong)).toBe(wrong === code);
        },
      ),
    );
  });

  it("differ with the randomness and need enough of it", () => {
    const codes = Array.from({ length: 256 }, (_, byte) =>
      receiptCodeFrom(new Uint8Array(8).fill(byte)),
    );
    expect(new Set(codes).size).toBe(256);
    expect(() => receiptCodeFrom(new Uint8Array(7))).toThrow(RangeError);
  });
});

describe("contract numbers", () => {
  it("are the issuer's prefix, the year and six digits", () => {
    const issue = { prefix: "3710832", year: 2024, serial: 500_001 };
    expect(contractNumberFrom(issue)).toBe("37108322024500001");
    expect(contractNumberFrom({ ...issue, serial: 1 })).toBe("37108322024000001");
    expect(() => contractNumberFrom({ ...issue, serial: 1_000_000 })).toThrow(RangeError);
  });
});

describe("the text of an event in the chain", () => {
  const event: ChainedContractEvent = {
    contractId: "con_1",
    sequence: 8,
    event: "disburse",
    on: "2024-11-20",
    recordedAt: "2024-11-20T02:00:00Z",
    actorId: "maker",
    data: { batch: "2024-11", amount: "8000.00" },
  };

  it("is one fixed text", () => {
    expect(chainInput(CHAIN_START, event)).toBe(
      `["contract-event.v1","${"0".repeat(64)}","con_1",8,"disburse","2024-11-20",` +
        `"2024-11-20T02:00:00Z","maker",[["amount","8000.00"],["batch","2024-11"]]]`,
    );
  });

  it("does not depend on the order of the data, and on everything else", () => {
    const text = chainInput(CHAIN_START, event);
    expect(
      chainInput(CHAIN_START, { ...event, data: { amount: "8000.00", batch: "2024-11" } }),
    ).toBe(text);
    const changes: Partial<ChainedContractEvent>[] = [
      { contractId: "con_2" },
      { sequence: 9 },
      { event: "void" },
      { on: "2024-11-21" },
      { recordedAt: "2024-11-20T02:00:01Z" },
      { actorId: "checker" },
      { data: { amount: "8000.00" } },
      { data: { batch: "2024-11", amount: "8000.01" } },
    ];
    const texts = changes.map((change) => chainInput(CHAIN_START, { ...event, ...change }));
    expect(new Set([text, chainInput("1".repeat(64), event), ...texts]).size).toBe(10);
  });
});
