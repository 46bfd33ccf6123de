import { foldName, nameForms } from "@bursar/domain/search";

/** The keys of a name: as it is compared, and how it is typed in letters. */
export interface NameKeys {
  readonly names: readonly string[];
  readonly initials: readonly string[];
  readonly pinyin: readonly string[];
}

/** Letters of one name: `lxm` and `lixiaoming`; empty where no character has a reading. */
export interface Spelling {
  readonly initials: string;
  readonly pinyin: string;
}

export interface NameSpeller {
  /** Every key under which a person of this name is looked up. */
  readonly keysOf: (name: string) => NameKeys;
  /** The ordinary reading alone, for schools and places. */
  readonly spell: (name: string) => Spelling;
}

/**
 * Loads the dictionary of readings (45 ms, 30 MB) with the first name that needs it: most commands
 * write none.
 */
export async function openNameSpeller(): Promise<NameSpeller> {
  const { pinyin } = await import("pinyin-pro");
  const plain = { toneType: "none", type: "array", v: true, toneSandhi: false } as const;
  const lettersOf = (syllable: string): string => syllable.toLowerCase().replace(/[^a-z]/g, "");
  const syllablesOf = (form: string, surname: "head" | "off"): string[] =>
    pinyin(form, { ...plain, surname, nonZh: "consecutive" }).map(lettersOf);
  const readingsOf = (character: string): string[] =>
    pinyin(character, { ...plain, multiple: true }).map(lettersOf);

  const readPerson = (form: string): readonly string[][] => {
    const [head = "", ...rest] = syllablesOf(form, "head");
    // 单 is Shàn as a surname and dān to a clerk who does not know that; both are found.
    const heads = new Set([head, ...readingsOf(Array.from(form)[0] ?? "")]);
    return [...heads].slice(0, SURNAME_READINGS_MAX).map((reading) => [reading, ...rest]);
  };
  return {
    keysOf(name) {
      const names = nameForms(name);
      const spellings = names.flatMap(readPerson).map(spellingOf);
      return {
        names,
        initials: distinct(spellings.map(({ initials }) => initials)),
        pinyin: distinct(spellings.map((spelling) => spelling.pinyin)),
      };
    },
    spell: (name) => spellingOf(syllablesOf(foldName(name), "off")),
  };
}

const SURNAME_READINGS_MAX = 4;

function spellingOf(syllables: readonly string[]): Spelling {
  return {
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(""),
    pinyin: syllables.join(""),
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
