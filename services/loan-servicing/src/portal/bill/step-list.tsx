import type { Language } from "@bursar/http/problems";
import { formatYuanGrouped } from "@bursar/domain/money";
import { InLanguage } from "../frame/in-language.tsx";
import type { BillView, CalculationStep } from "./bill-view.ts";
import { billWords } from "./bill.words.ts";

interface StepListProps {
  readonly view: BillView;
  readonly language: Language;
}

/** One list entry for each stretch of days; on a phone a list reads where a table would scroll. */
export function StepList({ view, language }: StepListProps) {
  const words = billWords[language];
  const { subsidised, steps } = view;
  return (
    <section className="card" aria-labelledby="steps">
      <h2 id="steps">{words.stepsTitle}</h2>
      <p className="note">{words.stepsIntro}</p>
      <ol className="steps">
        {subsidised && (
          <li>
            <h3>{words.subsidised}</h3>
            <p className="digits">{words.period(subsidised.from, subsidised.to)}</p>
            <p className="good">
              <InLanguage language={language} text={words.subsidisedText(subsidised.ruleRef)} />
            </p>
          </li>
        )}
        {steps.map((step, i) => (
          <li key={step.from}>
            <h3>{words.step(i + 1, steps.length)}</h3>
            <p className="digits">{words.period(step.from, step.to)}</p>
            <StepFacts step={step} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepFacts({ step, language }: { step: CalculationStep; language: Language }) {
  const words = billWords[language];
  const facts: readonly (readonly [name: string, value: string])[] = [
    [words.days, `${words.daysOf(step.days)}${language === "zh" ? "，" : ", "}${words.bothDays}`],
    [words.bearing, formatYuanGrouped(step.principalFen)],
    [words.rate, `${step.ratePct}%`],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="stacked">
          <dt>{words.rateFrom}</dt>
          <dd>
            <InLanguage language={language} text={step.rateSource[language]} />
          </dd>
        </div>
        <div className="stacked">
          <dt>{words.formula}</dt>
          <dd className="digits">{step.formula}</dd>
        </div>
        <div className="stacked">
          <dt>{words.keys}</dt>
          <dd className="keys">{`${step.keys} =`}</dd>
        </div>
        <div>
          <dt>{words.result}</dt>
          <dd>
            <strong>{step.exact}</strong>
          </dd>
        </div>
      </dl>
      {step.waivedBy !== undefined && (
        <p className="good">
          <InLanguage language={language} text={words.waivedBy(step.waivedBy)} />
        </p>
      )}
    </>
  );
}
