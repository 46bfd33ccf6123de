const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

export type Style = keyof typeof codes;

export function styleText(style: Style, text: string): string {
  return `\u001B[${codes[style]}m${text}\u001B[0m`;
}
