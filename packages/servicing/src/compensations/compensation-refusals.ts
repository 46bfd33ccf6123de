/** What use cases of state compensation refuse; the rules refuse in the domain. */
export const compensationTexts = {
  "compensation.not-found": {
    zh: "找不到这笔代偿。核对编号，或从列表打开。",
    en: "There is no such compensation. Check its id or open it from the list.",
    status: 404,
  },
  "compensation.entered-already": {
    zh: "这份合同已按这个文号登记过代偿。核对文号，不要重复登记。",
    en: "A compensation of that document is entered for this contract. Check its number.",
    status: 409,
  },
} as const;
