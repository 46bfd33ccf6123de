import type { Command } from "commander";
import type { Parts } from "../program.ts";

/** `bursar backup …` and `bursar restore …` */
export function addBackup(program: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  const json = pick({ zh: "以 JSON 输出", en: "print JSON" });
  const keysText = pick({
    zh: "备份当时的密钥环文件；不写时用本机的",
    en: "file of the key ring of its time; else this machine's",
  });
  const folder = pick({
    zh: "bursar backup 建立的文件夹",
    en: "the folder that bursar backup made",
  });
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
    .option("--json", json)
    .action(async (into: string, _options: unknown, command: Command) => {
      const { backUp } = await import("./backup.command.ts");
      setExitCode(await backUp(shell, { ...command.optsWithGlobals(), into }));
    });
  backup
    .command("verify")
    .description(
      pick({
        zh: "打开备份的每个文件并核对；不需要数据库",
        en: "open every file of a backup and compare it; needs no database",
      }),
    )
    .argument("<BACKUP>", folder)
    .option("--keys <FILE>", keysText)
    .option("--json", json)
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
    .argument("<BACKUP>", folder)
    .option("--keys <FILE>", keysText)
    .option("--json", json)
    .action(async (given: string, _options: unknown, command: Command) => {
      const { testBackup } = await import("./test-backup.command.ts");
      setExitCode(await testBackup(shell, { ...command.optsWithGlobals(), backup: given }));
    });
  program
    .command("restore")
    .description(
      pick({
        zh: "把备份恢复到空数据库，逐项证明与备份当时一致；也用于换 PostgreSQL 大版本",
        en: "restore a backup into an empty database and prove it; also the way to the next PostgreSQL",
      }),
    )
    .argument("<BACKUP>", folder)
    .option(
      "--into <URL>",
      pick({ zh: "空数据库的属主地址", en: "owner's URL of an empty database" }),
    )
    .option(
      "--data-dir <DIR>",
      pick({
        zh: "新的数据文件夹（内置 PostgreSQL）",
        en: "a new data folder (built-in PostgreSQL)",
      }),
    )
    .option(
      "--documents <DIR>",
      pick({ zh: "与 --into 同用：材料放到哪里", en: "with --into: where documents are put" }),
    )
    .option("--keys <FILE>", keysText)
    .option("--json", json)
    .action(async (given: string, _options: unknown, command: Command) => {
      const { restore } = await import("./restore.command.ts");
      setExitCode(await restore(shell, { ...command.optsWithGlobals(), backup: given }));
    });
}
