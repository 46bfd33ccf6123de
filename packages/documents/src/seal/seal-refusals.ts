import { Refusal } from "@bursar/domain/refusal";

const texts = {
  "seal.missing": {
    zh: "还没有电子签章的证书，没有开具。请管理员配置证书（BURSAR_SEAL_P12_FILE），或执行 bursar keys seal。",
    en: "There is no certificate to seal with, so nothing was issued. An administrator sets BURSAR_SEAL_P12_FILE or runs bursar keys seal.",
  },
  "seal.unreadable": {
    zh: "电子签章的证书文件打不开：文件不完整、口令不对，或用了不支持的加密方式。请管理员核对文件和口令；旧式 P12 先用 openssl 3 重新导出。",
    en: "The seal's file can't be opened: it is damaged, its password is another, or its encryption is not supported. Check file and password; export an old P12 again with openssl 3.",
  },
  "seal.not-yet-valid": {
    zh: "电子签章的证书还没有生效，没有开具。请核对本机时钟，或换上已生效的证书。",
    en: "The seal's certificate does not hold yet, so nothing was issued. Check this machine's clock or use a certificate in its term.",
  },
  "seal.expired": {
    zh: "电子签章的证书已过期，没有开具。请管理员换上新证书后重试。",
    en: "The seal's certificate has expired, so nothing was issued. An administrator puts a new one in place; then try again.",
  },
} as const;

/** Why nothing can be sealed. */
export type SealRefusalCode = keyof typeof texts;

export function sealRefusal(code: SealRefusalCode): Refusal {
  return new Refusal(code, { ...texts[code], status: 409 });
}
