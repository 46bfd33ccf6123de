import { replaceRing, type RingPlace, type StoredKeyRing } from "@bursar/config/keys";
import type { Shell } from "../terminal/shell.ts";

const READ_ONLY = new Set(["EROFS", "EACCES", "EPERM"]);

/**
 * Writes the changed ring where this program keeps it. Where an operator keeps it, prints it to
 * standard output to be put there.
 *
 * @returns whether the ring is in use now.
 */
export function changeRing(shell: Shell, place: RingPlace, ring: StoredKeyRing): boolean {
  if (place.kind === "file" && isReplaced(place.file, ring)) {
    shell.say({
      zh: `· 密钥环已写入 ${place.file}，请一并更新它的备份`,
      en: `· The key ring is written to ${place.file}; renew its backup as well`,
    });
    return true;
  }
  shell.print(JSON.stringify(ring));
  shell.say({
    zh: "标准输出是新的密钥环。把它放进 BURSAR_FIELD_KEYS（或它的文件），重启所有服务，再执行同一命令。",
    en: "Standard output has the new key ring. Put it in BURSAR_FIELD_KEYS (or its file), restart all services, then run this again.",
  });
  return false;
}

function isReplaced(file: string, ring: StoredKeyRing): boolean {
  try {
    replaceRing(file, ring);
    return true;
  } catch (error) {
    if (READ_ONLY.has(String(Reflect.get(Object(error), "code")))) return false;
    throw error;
  }
}
