import type { ProblemTable } from "./problem-row.ts";

/** Codes about documents, upload links and printed sheets. */
export const documentProblems = {
  "document.not-found": {
    status: 404,
    title: { zh: "没有这份材料", en: "No such document" },
    help: {
      zh: "请核对编号，或从材料列表打开。",
      en: "Check its id or open it from the list of documents.",
    },
  },
  "document.subject-not-found": {
    status: 404,
    title: { zh: "没有这件业务", en: "Nothing to attach it to" },
    help: {
      zh: "材料要归到一件申请、变更、合同或一位借款学生名下，请核对编号。",
      en: "A document belongs to an application, change, contract or borrower: check the id.",
    },
  },
  "document.wrong-kind": {
    status: 415,
    title: { zh: "不是照片也不是 PDF", en: "Neither photo nor PDF" },
    help: {
      zh: "按内容而不是扩展名判断。请拍照（JPEG、PNG）或扫描成 PDF。",
      en: "The content counts, not the name. Send a JPEG, a PNG or a PDF.",
    },
  },
  "document.heic": {
    status: 415,
    title: { zh: "HEIC 照片不能用", en: "HEIC photos don't work" },
    help: {
      zh: "在手机“设置－相机－格式”里选“兼容性最佳”，重拍后上传。",
      en: "Set the phone's camera format to Most Compatible and take the photo again.",
    },
  },
  "document.broken": {
    status: 422,
    title: { zh: "文件不完整", en: "The file is damaged" },
    help: {
      zh: "文件可能没有传完。请重新拍照或导出后再上传。",
      en: "It may be cut off. Take the photo or export the file again.",
    },
  },
  "document.too-small": {
    status: 422,
    title: { zh: "照片太小", en: "The picture is too small" },
    help: {
      zh: "data.shortSideMin 是短边至少要有的像素。请用原图，不要用聊天软件压缩过的图。",
      en: "data.shortSideMin is what the short side needs. Send the original, not a copy from a chat.",
    },
  },
  "document.too-many-pixels": {
    status: 422,
    title: { zh: "图片像素过多", en: "The picture has too many pixels" },
    help: {
      zh: "请降低扫描精度（300 DPI 即可）再上传。",
      en: "Scan it at 300 DPI and upload it again.",
    },
  },
  "document.locked": {
    status: 422,
    title: { zh: "PDF 设有密码", en: "The PDF is locked" },
    help: {
      zh: "请去掉密码后重新上传。",
      en: "Remove the password and upload it again.",
    },
  },
  "document.already-removed": {
    status: 409,
    title: { zh: "材料已移除", en: "It was removed" },
    help: {
      zh: "移除的材料不能再改。需要时重新上传。",
      en: "A removed document can't be changed. Upload it again if it is needed.",
    },
  },
  "document.after-submission": {
    status: 409,
    title: { zh: "提交后不能移除", en: "Submitted documents stay" },
    help: {
      zh: "拍得不好的请上传新的一份来替换，两份都会留存。",
      en: "Upload a better copy that replaces this one; both are kept.",
    },
  },
  "document.kind-fixed": {
    status: 409,
    title: { zh: "提交后保存期限不能缩短", en: "It stays as long as it was to" },
    help: {
      zh: "提交后不能改成保存期限更短的种类。交错了的请上传正确的一份来替换，两份都会留存。",
      en: "After submission no kind that is kept for less long is taken. Upload the right paper in its place; both are kept.",
    },
  },
  "document.other-subject": {
    status: 409,
    title: { zh: "要替换的材料不在这里", en: "It replaces a document of another case" },
    help: {
      zh: "只能替换同一件业务的材料。请核对编号。",
      en: "Only a document of the same case can be replaced. Check its id.",
    },
  },
  "document.not-for-keys": {
    status: 403,
    title: { zh: "程序不能打开材料", en: "Programs open no documents" },
    help: {
      zh: "材料原件含家庭信息，只由登录的工作人员查看。密钥可读材料目录。",
      en: "Originals show families' data and are for staff who sign in. A key reads the entries.",
    },
  },
  "document.erased": {
    status: 410,
    title: { zh: "内容已按规定销毁", en: "Its content was destroyed" },
    help: {
      zh: "保存期限已到，只留目录，不留内容。",
      en: "Its retention has ended; the entry stays, the content does not.",
    },
  },
  "document.content-missing": {
    status: 409,
    title: { zh: "存储中找不到文件", en: "The store has lost the file" },
    help: {
      zh: "请告知管理员运行 bursar doctor，并请学生补交。",
      en: "Have the administrator run bursar doctor and ask for the document again.",
    },
  },
  "document.link-invalid": {
    status: 404,
    title: { zh: "链接无效或已过期", en: "The link is not valid" },
    help: {
      zh: "补拍链接 15 分钟内有效。请窗口重新出示二维码。",
      en: "A link lasts 15 minutes. Ask at the counter for a new QR code.",
    },
  },
  "document.link-used-up": {
    status: 409,
    title: { zh: "上传次数已用完", en: "The link is used up" },
    help: {
      zh: "请窗口重新出示二维码。",
      en: "Ask at the counter for a new QR code.",
    },
  },
  "document.glyph-missing": {
    status: 422,
    title: { zh: "字库缺字", en: "A character can't be printed" },
    help: {
      zh: "data.character 是打不出的字。请核对是否录错；确是此字的，先用手写件。",
      en: "data.character is the one. Check the spelling; if it is right, write the sheet by hand.",
    },
  },
  "document.reprint-reason-missing": {
    status: 409,
    title: { zh: "补打要写原因", en: "A reprint needs a reason" },
    help: {
      zh: "这张单已经打印过。请写明为什么再打一次。",
      en: "This sheet was printed before. Say why it is printed again.",
    },
  },
  "document.notice-not-found": {
    status: 404,
    title: { zh: "没有这张告知单", en: "No such notice" },
    help: {
      zh: "请核对编号，或从申请的告知单列表打开。",
      en: "Check the id or open it from the application's list of notices.",
    },
  },
  "document.not-yet-accepted": {
    status: 409,
    title: { zh: "还没有受理", en: "Not accepted yet" },
    help: {
      zh: "合同受理后才有回执校验码和受理证明。",
      en: "The certificate exists once the contract is accepted.",
    },
  },
} satisfies ProblemTable;
