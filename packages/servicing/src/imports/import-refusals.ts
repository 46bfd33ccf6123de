/** What use cases about imports refuse. */
export const importTexts = {
  "import.not-found": {
    zh: "找不到这个导入文件。回到导入列表重新选择。",
    en: "There is no such import. Pick one from the list of imports.",
    status: 404,
  },
  "import.statement-in-future": {
    zh: "余额日期晚于业务日期：改为文件实际截至的日期。",
    en: "The balances' day is after the business date: enter the day that the file describes.",
    status: 422,
  },
  "import.discarded": {
    zh: "这个导入文件已作废，不能再写入。需要时重新上传。",
    en: "This import was discarded and can't take effect. Upload the file again if it is needed.",
    status: 409,
  },
  "import.not-staged": {
    zh: "已经开始写入的导入不能作废。要中途停下，请用“停止”。",
    en: "An import that has begun to take effect can't be discarded. Stop it instead.",
    status: 409,
  },
  "import.not-running": {
    zh: "这个导入没有正在写入，无需停止。刷新后查看它的状态。",
    en: "This import isn't running, so there is nothing to stop. Reload it to see its state.",
    status: 409,
  },
  "import-difference.not-found": {
    zh: "找不到这处差异。核对导入、行号和字段，或从差异列表打开。",
    en: "There is no such difference. Check import, row and field, or open it from the list.",
    status: 404,
  },
  "import-difference.resolved": {
    zh: "这处差异已经核对完毕。刷新后查看结果。",
    en: "This difference was settled before. Reload it to see how.",
    status: 409,
  },
} as const;
