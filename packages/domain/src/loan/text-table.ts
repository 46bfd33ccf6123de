/** Lines up cells in columns for a terminal, where a Chinese character is two columns wide. */
export function textTable(
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[],
): readonly string[] {
  const widths = align.map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)));
        return align[column] === "right" ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd(),
  );
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
