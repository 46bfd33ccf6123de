import { describe, expect, test } from "vitest";
import { DOCUMENT_CASES, nationalPolicy, type DocumentCondition } from "../policy/index.ts";
import { DOCUMENT_QUALITIES, type DocumentQuality } from "./document.ts";
import { DOCUMENT_KINDS_VERSION, documentKindEntry, documentKinds } from "./document-kinds.ts";
import type { DocumentKind } from "./document-kinds.ts";
import {
  documentChecklist,
  documentDeficiencies,
  requiredDocuments,
} from "./required-documents.ts";

const policy = nationalPolicy();

function asked(name: (typeof DOCUMENT_CASES)[number], conditions: DocumentCondition[] = []) {
  return requiredDocuments(policy, { name, conditions, on: "2026-08-20" });
}

function kindsOf(name: (typeof DOCUMENT_CASES)[number], conditions?: DocumentCondition[]) {
  return asked(name, conditions).map(({ anyOf }) => anyOf.join("|"));
}

const FIRST = [
  "application-form",
  "hardship-form",
  "id-card-front",
  "id-card-back",
  "co-borrower-id-card-front",
  "co-borrower-id-card-back",
  "household-register",
  "admission-letter|student-card|enrolment-certificate",
];

describe("what is asked for (rulebook 5.2-5.5)", () => {
  test("a first loan brings cards, register, admission and both forms", () => {
    expect(kindsOf("application.first")).toEqual(FIRST);
  });

  test("who was recognised in the pre-application needs no hardship form", () => {
    expect(kindsOf("application.first", ["hardship-recognised"])).toEqual(
      FIRST.filter((kind) => kind !== "hardship-form"),
    );
  });

  test("a minor brings the guardian's consent, an orphan the proof of guardianship as well", () => {
    expect(kindsOf("application.first", ["minor"])).toEqual([...FIRST, "guardian-consent"]);
    expect(kindsOf("application.first", ["minor", "orphan"]).slice(FIRST.length)).toEqual([
      "guardian-consent",
      "guardianship-proof",
    ]);
  });

  test("a renewal brings the form alone, and a new co-borrower's papers", () => {
    expect(kindsOf("application.renewal")).toEqual(["application-form"]);
    expect(kindsOf("application.renewal", ["co-borrower-changed"])).toEqual([
      "application-form",
      "co-borrower-id-card-front",
      "co-borrower-id-card-back",
      "household-register",
    ]);
  });

  test.each(DOCUMENT_CASES)("%s has a list that names known kinds", (name) => {
    const kinds = asked(name, ["minor", "orphan", "co-borrower-changed"]).flatMap(
      ({ anyOf }) => anyOf,
    );
    expect(kinds.filter((kind) => !documentKinds.includes(kind))).toEqual([]);
  });
});

const unchanged = (quality: DocumentQuality, kind: DocumentKind = "admission-letter") => ({
  id: `doc_${quality}`,
  kind,
  quality,
});

describe("what is missing or failed", () => {
  const study = asked("application.first").slice(-1);

  test.each([
    ["good", []],
    ["unchecked", []],
    ["blurred", ["document.not-legible"]],
    ["missing-part", ["document.not-legible"]],
    ["unreadable", ["document.not-legible"]],
  ] as const)("a document that is %s leaves %j", (quality, codes) => {
    const found = documentDeficiencies(study, [unchanged(quality)]);
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test("nothing handed in is told with every kind that would do, in both languages", () => {
    expect(documentDeficiencies(study, [unchanged("good", "other")])).toMatchObject([
      {
        code: "document.missing",
        zh: "缺少录取通知书、学生证、在校证明或学籍在线验证报告（交其中一种）：请带原件来，或拍照上传。",
        en: "Missing: admission letter, student card, enrolment certificate or online enrolment report (one of them). Bring the original or upload a photo of it.",
      },
    ]);
  });

  test("the best document of a kind counts, whatever order they came in", () => {
    const all = DOCUMENT_QUALITIES.map((quality) => unchanged(quality));
    for (const documents of [all, all.toReversed()]) {
      expect(documentChecklist(study, documents)).toMatchObject([
        { status: "good", documentId: "doc_good" },
      ]);
    }
    expect(documentChecklist(study, [])).toMatchObject([{ status: "missing", documentId: null }]);
  });
});

test("every kind has titles, a retention label and a version of the list that has come out", () => {
  for (const kind of documentKinds) {
    const entry = documentKindEntry(kind);
    expect(entry.zh).toMatch(/^[\p{Script=Han}（）、]+$/u);
    expect(entry.en).not.toBe("");
    expect(entry.since).toBeLessThanOrEqual(DOCUMENT_KINDS_VERSION);
  }
});
