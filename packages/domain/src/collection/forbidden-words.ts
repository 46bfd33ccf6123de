/** The words of the list that a text holds, spaces and punctuation between letters aside. */
export function forbiddenIn(text: string, words: readonly string[]): readonly string[] {
  const bare = bareText(text);
  return words.filter((word) => bare.includes(bareText(word)));
}

/** "起 诉" and "起·诉" say what "起诉" says. */
function bareText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}
