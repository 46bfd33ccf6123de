import { cleanCode, isMobile, normaliseMobile } from "../identity/index.ts";
import { normaliseResidentId, readResidentId } from "../identity/index.ts";
import { foldName } from "./fold-name.ts";

/** One way to look a text up; `value` is normalised as the search keys are. */
export type SearchProbe =
  | {
      readonly kind: "id-number" | "phone" | "tail" | "letters" | "name";
      readonly value: string;
    }
  | { readonly kind: "contract-number" | "receipt-code"; readonly value: string }
  | { readonly kind: "tail-and-name"; readonly tail: string; readonly by: LetterOrName };

export interface LetterOrName {
  readonly kind: "letters" | "name";
  readonly value: string;
}

export type SearchProbeKind = SearchProbe["kind"];

/** What each way of looking is called, for the answer that found nothing. */
export const searchProbeNames: Readonly<Record<SearchProbeKind, { zh: string; en: string }>> = {
  "id-number": { zh: "身份证号", en: "ID number" },
  phone: { zh: "手机号", en: "phone number" },
  tail: { zh: "手机号或身份证号后四位", en: "last four of phone or ID number" },
  letters: { zh: "姓名拼音或首字母", en: "pinyin or initials of the name" },
  name: { zh: "姓名", en: "name" },
  "contract-number": { zh: "合同编号", en: "contract number" },
  "receipt-code": { zh: "受理码", en: "receipt code" },
  "tail-and-name": { zh: "后四位加姓名", en: "last four and name" },
};

const HAN = /\p{Script=Han}|[\u{e000}-\u{f8ff}\u{f0000}-\u{ffffd}]/u;
const TAIL = /^\d{3}[\dX]$/;
const CODE = /^[0-9A-Z]{6,40}$/;
const CONTRACT = /^(?=.*\d)[0-9A-Z-]{4,40}$/;
const LETTERS = /^[a-z]{1,60}$/;

/**
 * What a text in the one search box may be, most certain first: a scanned or typed ID number, a
 * phone number, the last four signs of either, pinyin or initials, a name or its beginning, a
 * contract number or its beginning, a receipt code, or last four and name together. A text that
 * may be several things is looked up as all of them.
 */
export function readSearchText(text: string): readonly SearchProbe[] {
  const code = cleanCode(text).replace(/\s/gu, "").toUpperCase();
  if (code === "") return [];
  return HAN.test(text) ? readChinese(text) : readLatin(text, code);
}

function readChinese(text: string): readonly SearchProbe[] {
  const pair = splitTail(foldName(text));
  if (pair !== undefined) return [pair];
  const value = foldName(text);
  return value === "" ? [] : [{ kind: "name", value }];
}

function readLatin(text: string, code: string): readonly SearchProbe[] {
  const probes: (SearchProbe | undefined)[] = [
    probeId(text),
    probePhone(text),
    TAIL.test(code) ? { kind: "tail", value: code } : undefined,
    probeLetters(text),
    splitTail(code.toLowerCase()),
    CONTRACT.test(code) && !TAIL.test(code) ? { kind: "contract-number", value: code } : undefined,
    CODE.test(code) ? { kind: "receipt-code", value: code.replaceAll("-", "") } : undefined,
  ];
  return probes.filter((probe) => probe !== undefined);
}

function probeId(text: string): SearchProbe | undefined {
  const value = normaliseResidentId(text);
  return readResidentId(value).kind === "valid" ? { kind: "id-number", value } : undefined;
}

function probePhone(text: string): SearchProbe | undefined {
  const value = normaliseMobile(text);
  return isMobile(value) ? { kind: "phone", value } : undefined;
}

function probeLetters(text: string): SearchProbe | undefined {
  const value = foldLetters(text);
  return LETTERS.test(value) ? { kind: "letters", value } : undefined;
}

/** Pinyin as it is keyed: `Lǚ Xiǎo-míng`, `lü'xiaoming` and `lv xiaoming` become `lvxiaoming`. */
function foldLetters(text: string): string {
  const plain = foldName(text)
    .normalize("NFD")
    .replace(/u[\u0300\u0301\u0304\u030c]*\u0308/gu, "v");
  return plain.replace(/\p{Mn}/gu, "");
}

/** `1234张三`, `张三1234`, `048X lxm`. */
function splitTail(text: string): SearchProbe | undefined {
  const [, before, after] =
    /^(\d{3}[\dxX])(\D+)$/u.exec(text) ?? swapped(/^(\D+?)(\d{3}[\dxX])$/u.exec(text));
  if (before === undefined || after === undefined) return undefined;
  const letters = foldLetters(after);
  const by: LetterOrName | undefined = HAN.test(after)
    ? { kind: "name", value: foldName(after) }
    : LETTERS.test(letters)
      ? { kind: "letters", value: letters }
      : undefined;
  return by && { kind: "tail-and-name", tail: before.toUpperCase(), by };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match === null ? [] : [match[0], match[2], match[1]];
}
