import type { Language } from "@bursar/http/problems";
import { layoutWords } from "./layout.words.ts";

/** The warning that stands on every page where money or codes are spoken of. */
export function FraudNote({ language }: { readonly language: Language }) {
  const words = layoutWords[language];
  return (
    <aside className="fraud" aria-label={words.fraudTitle}>
      <p>
        <strong>{words.fraudTitle}</strong> {words.fraud}
      </p>
    </aside>
  );
}
