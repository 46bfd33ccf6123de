import { Refusal } from "@bursar/domain/refusal";

const status = 409;

/** There is no file to seal with. */
export function sealMissing(): Refusal {
  return new Refusal("seal.missing", {
    zh: "还没有电子签章的证书，没有开具。请管理员配置证书（BURSAR_SEAL_P12_FILE），或执行 bursar keys seal。",
    en: "There is no certificate to seal with, so nothing was issued. An administrator sets BURSAR_SEAL_P12_FILE or runs bursar keys seal.",
    status,
  });
}

/** The file can't be opened, or its key is too weak or of an unknown kind. */
export function sealUnreadable(): Refusal {
  return new Refusal("seal.unreadable", {
    zh: "电子签章的证书文件打不开：文件不完整、口令不对，或用了不支持的密钥或加密方式。请管理员核对文件和口令；旧式 P12 先用 openssl 3 重新导出。",
    en: "The seal's file can't be opened: it is damaged, its password is another, or its key or encryption is not supported. Check file and password; export an old P12 again with openssl 3.",
    status,
  });
}

/** The certificate's term is still to come. */
export function sealNotYetValid(): Refusal {
  return new Refusal("seal.not-yet-valid", {
    zh: "电子签章的证书还没有生效，没有开具。请核对本机时钟，或换上已生效的证书。",
    en: "The seal's certificate does not hold yet, so nothing was issued. Check this machine's clock or use a certificate in its term.",
    status,
  });
}

/** The certificate's term is over. */
export function sealExpired(): Refusal {
  return new Refusal("seal.expired", {
    zh: "电子签章的证书已过期，没有开具。请管理员换上新证书后重试。",
    en: "The seal's certificate has expired, so nothing was issued. An administrator puts a new one in place; then try again.",
    status,
  });
}
