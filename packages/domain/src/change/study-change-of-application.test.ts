import { describe, expect, it } from "vitest";
import { decideFileUpdates } from "../application/index.ts";
import { studyChangeOfApplication } from "./study-change-of-application.ts";

const file = {
  name: "张三",
  phone: "13800000000",
  township: "白沙滩镇",
  graduationYear: 2028,
  universityCode: "10422",
};

describe("the study change that an application asks for", () => {
  it.each([
    [{}, undefined],
    [{ name: "张山", phone: "13900000000" }, undefined],
    [{ graduationYear: 2029 }, { event: "correction", graduationYear: 2029 }],
    [{ universityCode: "10445" }, { event: "transfer", universityCode: "10445" }],
    [
      { graduationYear: 2029, universityCode: "10445" },
      { event: "correction", graduationYear: 2029, universityCode: "10445" },
    ],
  ] as const)("of somebody with a loan who states %j is %j", (differing, content) => {
    const stated = { ...file, ...differing };
    const change = studyChangeOfApplication(decideFileUpdates(file, stated, true), stated);
    expect(change).toEqual(content && { kind: "study", ...content });
  });

  it("is none without a loan: the file follows the application", () => {
    const stated = { ...file, graduationYear: 2029 };
    const updates = decideFileUpdates(file, stated, false);
    expect(studyChangeOfApplication(updates, stated)).toBeUndefined();
  });
});
