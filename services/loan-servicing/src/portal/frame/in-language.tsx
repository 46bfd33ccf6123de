import type { Language } from "@bursar/http/problems";

interface InLanguageProps {
  readonly language: Language;
  readonly text: string;
}

// A document number such as 财教〔2024〕188号 is one run, its figures included.
const CHINESE = /([\p{Script=Han}（）〔〕，。]+(?:\d+[\p{Script=Han}〔〕]+)*)/u;

/** Text of the page's language; Chinese names and 文号 in it are marked for a reader's voice. */
export function InLanguage({ language, text }: InLanguageProps) {
  if (language === "zh") return text;
  const runs = text.split(CHINESE);
  return runs.map((run, i) =>
    i % 2 === 0 ? (
      run
    ) : (
      <span key={`${i}`} lang="zh-CN">
        {run}
      </span>
    ),
  );
}
