import type { Sentence } from "../terminal/language.ts";
import type { FieldProblem, Path } from "./field-problem.ts";

/** How a value is read, and what to say of one that can't be. */
export interface FieldKind<T> extends Sentence {
  /** `field.…`; `field.invalid` unless given. */
  readonly code?: string;
  readonly read: (value: unknown) => T | undefined;
}

/** Reads the fields of one object and collects what is wrong with them. */
export interface ObjectReader {
  readonly path: Path;
  readonly has: (key: string) => boolean;
  readonly required: <T>(key: string, kind: FieldKind<T>) => T | undefined;
  readonly optional: <T>(key: string, kind: FieldKind<T>) => T | undefined;
  /** The values of a list; none when it is missing, a problem when it is something else. */
  readonly list: (key: string) => readonly unknown[];
  readonly complain: (key: string, problem: Sentence & { readonly code: string }) => void;
  /** Complains of every key that was not asked for: a misspelt one must not be passed over. */
  readonly refuseOthers: () => void;
}

/** A reader of the value, or undefined (with a problem) when it is no object. */
export function readObject(
  value: unknown,
  path: Path,
  problems: FieldProblem[],
): ObjectReader | undefined {
  if (!isRecord(value)) {
    problems.push({
      path,
      code: "field.wrong-type",
      zh: "应为对象。",
      en: "This must be an object.",
    });
    return undefined;
  }
  const asked = new Set<string>();
  const complain: ObjectReader["complain"] = (key, problem) =>
    void problems.push({ path: [...path, key], ...problem });
  const given = (key: string): unknown => {
    asked.add(key);
    return Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined;
  };
  const read = <T>(key: string, kind: FieldKind<T>, raw: unknown): T | undefined => {
    const result = kind.read(raw);
    const { code = "field.invalid", zh, en } = kind;
    if (result === undefined) complain(key, { code, zh, en });
    return result;
  };
  return {
    path,
    has: (key) => given(key) !== undefined,
    required: (key, kind) => {
      const raw = given(key);
      if (raw !== undefined) return read(key, kind, raw);
      complain(key, {
        code: "field.missing",
        zh: `请填写。${kind.zh}`,
        en: `Fill this in. ${kind.en}`,
      });
      return undefined;
    },
    optional: (key, kind) => {
      const raw = given(key);
      return raw === undefined ? undefined : read(key, kind, raw);
    },
    list: (key) => {
      const raw = given(key) ?? [];
      if (Array.isArray(raw)) return raw;
      complain(key, { code: "field.wrong-type", zh: "应为列表。", en: "This must be a list." });
      return [];
    },
    complain,
    refuseOthers: () => {
      for (const key of Object.keys(value).filter((key) => !asked.has(key))) {
        complain(key, {
          code: "field.unknown",
          zh: "没有这一项，请删去或改正。",
          en: "There is no such field; remove or correct it.",
        });
      }
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
