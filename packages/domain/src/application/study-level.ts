/** Level of study as stored; its codes and the roster's words are the keys of the table below. */
export type StudyLevel =
  | "bachelor"
  | "college"
  | "second-bachelor"
  | "preparatory"
  | "postgraduate"
  | "master"
  | "doctor";

/** Which cap per academic year applies (rulebook 1.3). */
export type CapBand = "undergraduate" | "postgraduate";

const LEVELS: ReadonlyMap<string, StudyLevel> = new Map([
  ["bachelor", "bachelor"],
  ["college", "college"],
  ["second-bachelor", "second-bachelor"],
  ["preparatory", "preparatory"],
  ["postgraduate", "postgraduate"],
  ["master", "master"],
  ["doctor", "doctor"],
  ["本科", "bachelor"],
  ["专科", "college"],
  ["高职", "college"],
  ["专科（高职）", "college"],
  ["第二学士", "second-bachelor"],
  ["第二学士学位", "second-bachelor"],
  ["预科", "preparatory"],
  ["研究生", "postgraduate"],
  ["硕士", "master"],
  ["硕士研究生", "master"],
  ["博士", "doctor"],
  ["博士研究生", "doctor"],
]);

const POSTGRADUATE: ReadonlySet<StudyLevel> = new Set(["postgraduate", "master", "doctor"]);

/** Reads the roster's word or the stored code, `undefined` for any other (rulebook 1.1 lists the levels). */
export function readStudyLevel(text: string): StudyLevel | undefined {
  return LEVELS.get(text);
}

export function capBandOf(level: StudyLevel): CapBand {
  return POSTGRADUATE.has(level) ? "postgraduate" : "undergraduate";
}
