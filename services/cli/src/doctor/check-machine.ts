import { constants, existsSync, statSync } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { join } from "node:path";
import { failure, good, warning, type Finding } from "./finding.ts";

const SPACE_WANTED_BYTES = 1024 ** 3;
const OWNER_ONLY = 0o600;

/** Node, the data folder and the files of secrets in it. */
export async function checkMachine(dataDirectory: string): Promise<Finding[]> {
  return [checkNode(), await checkFolder(dataDirectory), checkSecrets(dataDirectory)];
}

function checkNode(): Finding {
  const { version } = process;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) {
    return good("node", { zh: `Node ${version}`, en: `Node ${version}` });
  }
  return failure(
    "node",
    { zh: `Node ${version} 太旧`, en: `Node ${version} is too old` },
    { zh: "升级到 Node 20.19 或更高版本", en: "upgrade to Node 20.19 or newer" },
  );
}

async function checkFolder(folder: string): Promise<Finding> {
  if (!existsSync(folder)) {
    return good("data-directory", {
      zh: `数据文件夹 ${folder} 尚未建立，首次使用时建立`,
      en: `The data folder ${folder} is made at first use`,
    });
  }
  try {
    await access(folder, constants.W_OK);
  } catch {
    return failure(
      "data-directory",
      { zh: `数据文件夹 ${folder} 不能写入`, en: `The data folder ${folder} can't be written` },
      {
        zh: "改正它的权限，或把 BURSAR_DATA_DIR 指向另一个文件夹",
        en: "correct its permissions, or point BURSAR_DATA_DIR to another folder",
      },
    );
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = (free / SPACE_WANTED_BYTES).toFixed(1);
  if (free >= SPACE_WANTED_BYTES) {
    return good("data-directory", {
      zh: `数据文件夹 ${folder}，剩余 ${gigabytes} GB`,
      en: `Data folder ${folder}, ${gigabytes} GB free`,
    });
  }
  return warning(
    "data-directory",
    { zh: `数据文件夹所在磁盘只剩 ${gigabytes} GB`, en: `Only ${gigabytes} GB free for data` },
    { zh: "清理磁盘，至少留出 1 GB", en: "free at least 1 GB" },
  );
}

function checkSecrets(folder: string): Finding {
  const files = ["secrets.json", "field-keys.json", "seal.pem"].map((name) => join(folder, name));
  const [file, ...more] = files.filter((name) => existsSync(name) && modeOf(name) !== OWNER_ONLY);
  if (!files.some((name) => existsSync(name))) {
    return good("secrets", {
      zh: "密钥文件尚未生成，首次使用时生成",
      en: "No file of secrets yet; first use makes it",
    });
  }
  if (file === undefined) {
    return good("secrets", { zh: "密钥文件权限 0600", en: "File of secrets has mode 0600" });
  }
  const mode = modeOf(file);
  return failure(
    "secrets",
    {
      zh: `密钥文件权限是 0${mode.toString(8)}，别人可能读过`,
      en: `The file of secrets has mode 0${mode.toString(8)}: others may have read it`,
    },
    {
      zh: `chmod 600 ${[file, ...more].join(" ")}，并考虑更换密钥`,
      en: `chmod 600 ${[file, ...more].join(" ")}, and consider new keys`,
    },
  );
}

function modeOf(file: string): number {
  return statSync(file).mode & 0o777;
}
