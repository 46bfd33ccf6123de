/** The opened data keys of one centre, shared by all its transactions in this process. */
export interface CentreKeys {
  readonly centreId: string;
  /** Seals new values; absent while nobody has written anything in the centre. */
  readonly current: DataKey | undefined;
  /** A key that seals or once sealed values of this centre, by the id that they start with. */
  find(keyId: string): Buffer | undefined;
}

export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

const FORMER_SEAL = /^k\d/;

/** A value names a data key that this process does not know, or not yet. */
export class UnknownDataKey extends Error {
  readonly code = "keys.unknown-data-key";
  readonly keyId: string;
  readonly zh: string;
  readonly en: string;

  constructor(centreId: string, keyId: string) {
    const zh = FORMER_SEAL.test(keyId)
      ? "这里的个人信息由较早的版本加密，这个版本打不开。请换新的数据文件夹，或用原来的版本打开。"
      : `资助中心 ${centreId} 没有数据密钥 ${keyId}：数据与密钥表不是同一份备份。`;
    const en = FORMER_SEAL.test(keyId)
      ? "Personal data here was sealed by an earlier version, which this one can't open. Use a new data folder, or the version that made it."
      : `The centre ${centreId} has no data key ${keyId}: data and keys are not of one backup.`;
    super(`${zh} ${en}`);
    this.name = "UnknownDataKey";
    this.keyId = keyId;
    this.zh = zh;
    this.en = en;
  }
}
