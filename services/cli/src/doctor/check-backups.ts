import { lastBackupRecord, type BackupRecord } from "@bursar/database/backups";
import type { Database } from "@bursar/database/connection";
import { failure, good, warning, type Finding } from "./finding.ts";

const DAY_MS = 86_400_000;
/** A backup a day; two were missed. */
const BACKUP_DAYS_MAX = 3;
/** A restore is tried out once a quarter. */
const TEST_DAYS_MAX = 92;

/** How old the last backup is, and whether one was ever restored. */
export async function checkBackups(owner: Database): Promise<Finding[]> {
  const [live] = await owner.client<{ centres: number }[]>`
    select count(*)::int as centres from centres where not demo`;
  const taken = await lastBackupRecord(owner, "taken");
  const tested = await lastBackupRecord(owner, "restore-tested");
  const isDemoAlone = live?.centres === 0;
  return [judgeBackup(taken, isDemoAlone), judgeTest(tested, taken === undefined)];
}

function judgeBackup(taken: BackupRecord | undefined, isDemoAlone: boolean): Finding {
  const todo = {
    zh: "bursar backup <存放备份的文件夹>，并每天定时执行",
    en: "bursar backup <FOLDER OF BACKUPS>, and have it run every day",
  };
  if (taken === undefined) {
    const none = { zh: "从未备份", en: "There is no backup" };
    return isDemoAlone
      ? good("backup", { zh: `${none.zh}（只有演示中心）`, en: `${none.en} (demo centres only)` })
      : failure("backup", none, todo);
  }
  const days = ageDays(taken.takenAt);
  const sentence = {
    zh: `上次备份在 ${days} 天前，${taken.rows} 行`,
    en: `The last backup is ${days} days old, ${taken.rows} rows`,
  };
  if (days <= BACKUP_DAYS_MAX || isDemoAlone) return good("backup", sentence);
  return warning("backup", sentence, todo);
}

function judgeTest(tested: BackupRecord | undefined, isWithoutBackup: boolean): Finding {
  const todo = {
    zh: "bursar backup test <最近的备份>",
    en: "bursar backup test <THE LAST BACKUP>",
  };
  if (tested === undefined) {
    const never = {
      zh: "从未演练恢复",
      en: "No restore was ever tried out",
    };
    // There is nothing to try out yet, which the line above says.
    return isWithoutBackup ? good("restore-test", never) : warning("restore-test", never, todo);
  }
  const days = ageDays(tested.recordedAt);
  if (!tested.passed) {
    return failure(
      "restore-test",
      {
        zh: `上次恢复演练（${days} 天前，${tested.backupId}）不通过`,
        en: `The last restore that was tried out failed (${days} days ago, ${tested.backupId})`,
      },
      {
        zh: "另做一份备份并演练；查原来的备份和存放它的磁盘",
        en: "take and try out another backup; look into the former one and its disk",
      },
    );
  }
  const sentence = {
    zh: `上次恢复演练在 ${days} 天前，通过`,
    en: `A restore was tried out ${days} days ago and passed`,
  };
  if (days <= TEST_DAYS_MAX) return good("restore-test", sentence);
  return warning("restore-test", sentence, todo);
}

function ageDays(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / DAY_MS));
}
