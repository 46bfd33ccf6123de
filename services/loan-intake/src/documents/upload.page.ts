import type { Language } from "@bursar/http/problems";
import { documentKindEntry, type DocumentKind } from "@bursar/domain/document";
import type { ShownUploadLink } from "@bursar/servicing/documents";

/** What a family photographs; the officer sorts the rest. */
export const PHOTO_KINDS: readonly DocumentKind[] = [
  "id-card-front",
  "id-card-back",
  "co-borrower-id-card-front",
  "co-borrower-id-card-back",
  "household-register",
  "admission-letter",
  "student-card",
  "enrolment-certificate",
  "application-form",
  "hardship-form",
  "hardship-evidence",
  "guardian-consent",
  "guardianship-proof",
  "study-change-evidence",
  "account-proof",
  "other",
];

const WORDS = {
  zh: {
    title: "上传材料",
    left: (left: number, until: string) => `还可以上传 ${left} 份，${until} 前有效。`,
    kind: "这是什么",
    choose: "请选择",
    file: "拍照或选文件（照片或 PDF）",
    hint: "平放、对焦、四角拍全，不要用聊天软件转发过的图。",
    send: "上传",
    done: "已收到。还有材料请继续上传，没有就可以关掉这一页。",
    used: "上传次数已用完。还有材料请窗口重新出示二维码。",
  },
  en: {
    title: "Upload documents",
    left: (left: number, until: string) => `${left} more can be uploaded until ${until}.`,
    kind: "What is it?",
    choose: "Please choose",
    file: "Take a photo or choose a file (photo or PDF)",
    hint: "Lay it flat, focus, show all four corners. Use the original photo.",
    send: "Upload",
    done: "Received. Upload more, or close this page.",
    used: "This link is used up. Ask at the counter for a new QR code for more.",
  },
} as const;

export interface UploadPage {
  readonly language: Language;
  /** Null when the link is not valid. */
  readonly link: ShownUploadLink | null;
  readonly done: boolean;
  readonly problem: string | null;
}

/** The page behind the QR code: a form that needs no script and shows nothing of the case. */
export function uploadPage({ language, link, done, problem }: UploadPage): string {
  const words = WORDS[language];
  const lang = language === "zh" ? "zh-CN" : "en";
  const body = [
    `<h1>${words.title}</h1>`,
    link === null ? "" : `<p>${escape(link.centreName)}</p>`,
    problem === null ? "" : `<p class="problem" role="alert">${escape(problem)}</p>`,
    done ? `<p class="done" role="status">${words.done}</p>` : "",
    link === null ? "" : formOf(language, link),
  ];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="stylesheet" href="/upload.css">
</head>
<body>
<main>
${body.filter((line) => line !== "").join("\n")}
</main>
</body>
</html>
`;
}

function formOf(language: Language, link: ShownUploadLink): string {
  const words = WORDS[language];
  if (link.uploadsLeft <= 0) return `<p class="note">${words.used}</p>`;
  const options = PHOTO_KINDS.map(
    (kind) => `<option value="${kind}">${escape(documentKindEntry(kind)[language])}</option>`,
  );
  // No action: the form goes back to the page's own address, which carries the link.
  return `<p class="note">${words.left(link.uploadsLeft, beijingTime(link.expiresAt))}</p>
<form method="post" enctype="multipart/form-data">
<label>${words.kind}
<select name="kind" required>
<option value="">${words.choose}</option>
${options.join("\n")}
</select>
</label>
<label>${words.file}
<input type="file" name="file" accept="image/jpeg,image/png,application/pdf" required>
</label>
<p class="note">${words.hint}</p>
<button>${words.send}</button>
</form>`;
}

const BEIJING_MS = 8 * 3_600_000;

function beijingTime(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(11, 16);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? "");
}
