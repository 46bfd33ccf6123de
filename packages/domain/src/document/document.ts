/** What a document belongs to. */
export const DOCUMENT_SUBJECT_KINDS = [
  "application",
  "draft",
  "pre-application",
  "borrower",
  "contract",
  "change",
  "hardship",
  "loan",
] as const;
export type DocumentSubjectKind = (typeof DOCUMENT_SUBJECT_KINDS)[number];

/** Document camera 高拍仪, phone 手机补拍, taken over from last year, or a file from a computer. */
export const DOCUMENT_SOURCES = ["camera", "phone", "last-year", "upload"] as const;
export type DocumentSource = (typeof DOCUMENT_SOURCES)[number];

/** 未检查, 合格, 模糊, 缺角或缺页, 无法辨认. */
export const DOCUMENT_QUALITIES = [
  "unchecked",
  "good",
  "blurred",
  "missing-part",
  "unreadable",
] as const;
export type DocumentQuality = (typeof DOCUMENT_QUALITIES)[number];

export const ROTATIONS = [0, 90, 180, 270] as const;
/** Degrees clockwise by which the document is shown; the file itself stays as it came. */
export type Rotation = (typeof ROTATIONS)[number];
