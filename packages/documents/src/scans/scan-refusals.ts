import { Refusal } from "@bursar/domain/refusal";

/** The refusals of a scan, all before anything of it is kept. */
export const scanRefusals = {
  wrongKind: () =>
    new Refusal("document.wrong-kind", {
      zh: "这不是照片也不是 PDF：请拍照（JPEG、PNG）或扫描成 PDF 再上传。",
      en: "This is neither a photo nor a PDF. Take a photo (JPEG, PNG) or scan it to a PDF.",
      status: 415,
    }),
  heic: () =>
    new Refusal("document.heic", {
      zh: "这是 HEIC 照片，多数电脑打不开：在手机“设置－相机－格式”里选“兼容性最佳”，重拍后上传。",
      en: "This is a HEIC photo, which most computers can't show. Set the phone's camera format to Most Compatible and take it again.",
      status: 415,
    }),
  broken: () =>
    new Refusal("document.broken", {
      zh: "文件不完整，可能没有传完：请重新拍照或导出后再上传。",
      en: "The file is cut off or damaged. Take the photo or export the file again.",
      status: 422,
    }),
  tooSmall: (shortSideMin: number) =>
    new Refusal("document.too-small", {
      zh: `照片太小，看不清字：短边至少 ${shortSideMin} 像素，请用原图重新上传。`,
      en: `The picture is too small to read: its short side needs ${shortSideMin} pixels. Upload the original.`,
      status: 422,
      data: { shortSideMin },
    }),
  tooManyPixels: () =>
    new Refusal("document.too-many-pixels", {
      zh: "图片像素过多，浏览器可能打不开：请降低扫描精度（300 DPI 即可）再上传。",
      en: "The picture has too many pixels to be shown safely. Scan it at 300 DPI and upload it again.",
      status: 422,
    }),
  locked: () =>
    new Refusal("document.locked", {
      zh: "PDF 设有密码，无法查看：请去掉密码后重新上传。",
      en: "The PDF is under a password. Remove it and upload the file again.",
      status: 422,
    }),
};
