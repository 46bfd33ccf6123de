import type { PlainDate } from "../calendar/index.ts";
import { inForce } from "../policy/index.ts";
import type { DocumentCaseName, DocumentCondition, Policy } from "../policy/index.ts";
import type { DocumentQuality } from "./document.ts";
import { documentKindEntry, type DocumentKind } from "./document-kinds.ts";

/** A case that needs papers. */
export interface DocumentCase {
  readonly name: DocumentCaseName;
  readonly conditions: readonly DocumentCondition[];
  /** Day on which the case was opened: later rules do not ask it for more. */
  readonly on: PlainDate;
}

/** A paper to be handed in; any one of the kinds will do. */
export interface RequiredDocument {
  readonly anyOf: readonly DocumentKind[];
  readonly zh: string;
  readonly en: string;
}

/** As much of a document as its place in the list needs. */
export interface HandedIn {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly quality: DocumentQuality;
}

export type ChecklistStatus = DocumentQuality | "missing";

/** One line of the list of materials 材料清单. */
export interface ChecklistItem extends RequiredDocument {
  readonly status: ChecklistStatus;
  readonly documentId: string | null;
}

/** A line that a family has to come back for, with the sentence for its slip. */
export interface DocumentDeficiency {
  readonly code: "document.missing" | "document.not-legible";
  readonly anyOf: readonly DocumentKind[];
  readonly zh: string;
  readonly en: string;
}

/**
 * The papers of a case in the order of the policy's list (rulebook 5.2–5.5, 5.7): who was
 * recognised in the pre-application needs no hardship form; a renewal is asked for nothing that
 * was kept at the first loan; a minor brings the guardian's consent.
 */
export function requiredDocuments(policy: Policy, given: DocumentCase): RequiredDocument[] {
  const holds = (condition: DocumentCondition | null, absent: boolean): boolean =>
    condition === null ? absent : given.conditions.includes(condition);
  return inForce(policy.requiredDocuments[given.name], given.on)
    .value.filter(({ when, unless }) => holds(when, true) && !holds(unless, false))
    .map(({ anyOf }) => ({ anyOf, ...titleOf(anyOf) }));
}

/** The required papers, each with the best document that was handed in for it. */
export function documentChecklist(
  required: readonly RequiredDocument[],
  documents: readonly HandedIn[],
): ChecklistItem[] {
  return required.map((requirement) => {
    const [best] = documents
      .filter(({ kind }) => requirement.anyOf.includes(kind))
      .toSorted((a, b) => RANK.indexOf(a.quality) - RANK.indexOf(b.quality));
    return {
      ...requirement,
      status: best?.quality ?? "missing",
      documentId: best?.id ?? null,
    };
  });
}

/** What is missing or failed, all of it at once 一次性告知; an unchecked document is neither. */
export function documentDeficiencies(
  required: readonly RequiredDocument[],
  documents: readonly HandedIn[],
): DocumentDeficiency[] {
  return documentChecklist(required, documents).flatMap((item) => deficiencyOf(item) ?? []);
}

function deficiencyOf({ status, anyOf, zh, en }: ChecklistItem): DocumentDeficiency | undefined {
  if (status === "good" || status === "unchecked") return undefined;
  if (status === "missing") {
    const either = anyOf.length > 1 ? EITHER : { zh: "", en: "" };
    return {
      code: "document.missing",
      anyOf,
      zh: `缺少${zh}${either.zh}：请带原件来，或拍照上传。`,
      en: `Missing: ${en}${either.en}. Bring the original or upload a photo of it.`,
    };
  }
  const fault = FAULTS[status];
  return {
    code: "document.not-legible",
    anyOf,
    zh: `${zh}${fault.zh}：请平放、对焦、四角拍全后重新上传。`,
    en: `${capital(en)}: ${fault.en}. Lay it flat, focus, show all four corners; upload it again.`,
  };
}

const EITHER = { zh: "（交其中一种）", en: " (one of them)" };

/** The best first. */
const RANK: readonly DocumentQuality[] = [
  "good",
  "unchecked",
  "missing-part",
  "blurred",
  "unreadable",
];

const FAULTS = {
  blurred: { zh: "模糊", en: "it is blurred" },
  "missing-part": { zh: "没有拍全", en: "a part of it is missing" },
  unreadable: { zh: "无法辨认", en: "it can't be read" },
} as const satisfies Record<
  Exclude<DocumentQuality, "good" | "unchecked">,
  { zh: string; en: string }
>;

function titleOf(anyOf: readonly DocumentKind[]): { zh: string; en: string } {
  const entries = anyOf.map(documentKindEntry);
  return {
    zh: entries.map((entry) => entry.zh).join("、"),
    en: entries.map((entry) => entry.en).join(", "),
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
