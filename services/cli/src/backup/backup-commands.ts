import type { Command } from "commander";
import type { Parts } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";

/** `bursar backup …` and `bursar restore …` */
export function addBackup(program: Command, parts: Parts): void {
  const { shell, setExitCode } = parts;
  const { pick } = shell;
  const backup = program
    .command("backup")
    .helpCommand(false)
    .description(
      pick({
        zh: "备份整个系统（所有中心），加密存放；服务照常",
        en: "back the whole installation up, all centres, sealed; services go on",
      }),
    )
    .argument("<DIR>", pick({ zh: "存放备份的文件夹", en: "the folder of all backups" }))
    .option("--json", jsonText(shell))
    .action(async (into: string, _options: unknown, command: Command) => {
      const { backUp } = await import("./backup.command.ts");
      setExitCode(await backUp(shell, { ...command.optsWithGlobals(), into }));
    });
  addReaders(backup, parts);
  addRestore(program, parts);
}

function addReaders(backup: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  backup
    .command("verify")
    .description(
      pick({
        zh: "打开备份的每个文件并核对；不需要数据库",
        en: "open every file of a backup and compare it; needs no database",
      }),
    )
    .argument("<BACKUP>", backupText(shell))
    .option("--keys <FILE>", keysText(shell))
    .option("--json", jsonText(shell))
    .action(async (given: string, _options: unknown, command: Command) => {
      const { verifyBackup } = await import("./verify-backup.command.ts");
      setExitCode(await verifyBackup(shell, { ...command.optsWithGlobals(), backup: given }));
    });
  backup
    .command("test")
    .description(
      pick({
        zh: "恢复到一个临时的 PostgreSQL，逐项证明后删除，并记下这次演练",
        en: "restore into a throw-away PostgreSQL, prove it, delete it, and write the test down",
      }),
    )
    .argument("<BACKUP>", backupText(shell))
    .option("--keys <FILE>", keysText(shell))
    .option("--json", jsonText(shell))
    .action(async (given: string, _options: unknown, command: Command) => {
      const { testBackup } = await import("./test-backup.command.ts");
      setExitCode(await testBackup(shell, { ...command.optsWithGlobals(), backup: given }));
    });
}

function addRestore(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const into = pick({ zh: "空数据库的属主地址", en: "owner's URL of an empty database" });
  const dataDir = pick({
    zh: "新的数据文件夹（内置 PostgreSQL）",
    en: "a new data folder (built-in PostgreSQL)",
  });
  const documents = pick({
    zh: "与 --into 同用：材料放到哪里",
    en: "with --into: where documents are put",
  });
  program
    .command("restore")
    .description(
      pick({
        zh: "把备份恢复到空数据库，逐项证明与备份当时一致；也用于换 PostgreSQL 大版本",
        en: "restore a backup into an empty database and prove it; also the way to the next PostgreSQL",
      }),
    )
    .argument("<BACKUP>", backupText(shell))
    .option("--into <URL>", into)
    .option("--data-dir <DIR>", dataDir)
    .option("--documents <DIR>", documents)
    .option("--keys <FILE>", keysText(shell))
    .option("--json", jsonText(shell))
    .action(async (given: string, _options: unknown, command: Command) => {
      const { restore } = await import("./restore.command.ts");
      setExitCode(await restore(shell, { ...command.optsWithGlobals(), backup: given }));
    });
}

function backupText({ pick }: Shell): string {
  return pick({ zh: "bursar backup 建立的文件夹", en: "the folder that bursar backup made" });
}

function keysText({ pick }: Shell): string {
  return pick({
    zh: "备份当时的密钥环文件；不写时用本机的",
    en: "file of the key ring of its time; else this machine's",
  });
}

function jsonText({ pick }: Shell): string {
  return pick({ zh: "以 JSON 输出", en: "print JSON" });
}
