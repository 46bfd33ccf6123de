/** One case a line, cells apart by `|`; empty lines and lines that start with `#` are comments. */
export function parseTable(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}
