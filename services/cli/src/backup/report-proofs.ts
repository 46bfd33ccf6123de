import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import type { BackupManifest } from "./backup-manifest.ts";
import type { Proof } from "./prove-restore.ts";

interface Report {
  readonly manifest: BackupManifest;
  readonly proofs: readonly Proof[];
  readonly json: boolean;
}

/** Prints what was proved, one line each; the exit code is 6 when one failed. */
export function reportProofs(shell: Shell, { manifest, proofs, json }: Report): ExitCode {
  const ok = proofs.every(({ passed }) => passed);
  const { id, takenAt } = manifest;
  if (json) shell.printJson({ ok, id, takenAt, proofs });
  else {
    for (const proof of proofs) {
      shell.print(`${signOf(shell, proof)} ${shell.pick(proof)}`);
    }
  }
  shell.say(
    ok
      ? { zh: `✓ 备份 ${id}（${takenAt}）恢复成功`, en: `✓ Backup ${id} (${takenAt}) is restored` }
      : {
          zh: `✗ 备份 ${id} 恢复后与当时不符，不要使用`,
          en: `✗ Backup ${id} did not come back as it was: don't use it`,
        },
  );
  return ok ? exitCodes.ok : exitCodes.checkFailed;
}

function signOf({ paint }: Shell, { passed, noted }: Proof): string {
  if (!passed) return paint("red", "✗");
  return noted === true ? paint("yellow", "!") : paint("green", "✓");
}
