/** What use cases about archives refuse. */
export const archiveTexts = {
  "archive.export-not-found": {
    zh: "找不到这次导出。核对编号，或重新申请导出。",
    en: "There is no such export. Check its id or ask for it again.",
    status: 404,
  },
  "archive.nothing-to-export": {
    zh: "这个学年没有申请，没有档案可导出。核对学年，例如 2026-2027。",
    en: "Nobody applied in that academic year, so there is nothing to export. Check the year.",
    status: 409,
  },
  "archive.not-ready": {
    zh: "档案还在打包。等进度走完再下载。",
    en: "The archive is still being packed. Download it when its progress is complete.",
    status: 409,
  },
  "archive.expired": {
    zh: "这次导出已过期，不能再下载。需要时重新申请导出。",
    en: "This export's time is over. Ask for a new one if it is needed.",
    status: 410,
  },
} as const;
