/** What use cases about documents refuse. */
export const documentTexts = {
  "document.not-found": {
    zh: "找不到这份材料。核对编号，或从材料列表打开。",
    en: "There is no such document. Check its id or open it from the list.",
    status: 404,
  },
  "document.subject-not-found": {
    zh: "找不到要归入的业务。核对申请、变更、合同或借款学生的编号。",
    en: "There is nothing with that id to attach it to. Check the id of the application or borrower.",
    status: 404,
  },
  "document.other-subject": {
    zh: "要替换的材料不属于这件业务，或已移除。从材料列表重新选择。",
    en: "The document to replace is not of this case, or was removed. Choose it from the list.",
    status: 409,
  },
  "document.not-for-keys": {
    zh: "程序密钥只能看材料目录，不能打开内容。请由工作人员登录后查看。",
    en: "A service key sees entries of documents and opens none. Have a member of staff look at it.",
    status: 403,
  },
  "document.erased": {
    zh: "材料内容已按保存期限销毁，只留目录。",
    en: "The content was destroyed when its retention ended; only the entry is left.",
    status: 410,
  },
  "document.content-missing": {
    zh: "存储中找不到这份材料的文件。告知管理员运行 bursar doctor，并请学生补交。",
    en: "The store has lost this file. Have the administrator run bursar doctor and ask for it again.",
    status: 409,
  },
  "document.link-invalid": {
    zh: "链接无效或已过期。请窗口重新出示二维码。",
    en: "This link is not valid any more. Ask at the counter for a new QR code.",
    status: 404,
  },
  "document.link-used-up": {
    zh: "这个二维码的上传次数或容量已用完。请窗口重新出示二维码。",
    en: "This link has taken all it may. Ask at the counter for a new QR code.",
    status: 409,
  },
  "document.reprint-reason-missing": {
    zh: "这张单已经打印过，再打请写明原因。",
    en: "This sheet was printed before: say why it is printed again.",
    status: 409,
  },
  "document.notice-not-found": {
    zh: "找不到这张告知单。从申请的告知单列表打开。",
    en: "There is no such notice. Open it from the application's list of notices.",
    status: 404,
  },
  "document.not-yet-accepted": {
    zh: "合同还没有受理，没有受理证明可打印。先办受理。",
    en: "The contract is not accepted yet, so there is no certificate. Accept it first.",
    status: 409,
  },
} as const;
