/** What use cases about the lender's book refuse because a thing is not there. */
export const lenderTexts = {
  "book-mode.not-found": {
    zh: "找不到这份账本方式变更。从列表打开。",
    en: "There is no such change of mode. Open it from the list.",
    status: 404,
  },
  "book-mode.waiting": {
    zh: "还有一份账本方式变更等待批准。先办结那一份。",
    en: "Another change of mode waits for approval. Decide on that one first.",
    status: 409,
  },
  "lender-difference.not-found": {
    zh: "找不到这处差异。从差异列表打开。",
    en: "There is no such difference. Open it from the list.",
    status: 404,
  },
} as const;
