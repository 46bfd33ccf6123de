import type { InputHTMLAttributes } from "react";

interface ErrorSummaryProps {
  /** The field's name. */
  readonly name: string;
  readonly title: string;
  /** What to do about it. */
  readonly error: string | undefined;
}

/** Stands above everything, takes the focus and leads to the field. */
export function ErrorSummary({ name, title, error }: ErrorSummaryProps) {
  if (error === undefined) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="summary">
      <h2 id="summary">{title}</h2>
      <a href={`#${name}`}>{error}</a>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What was typed stays, whatever is wrong with it. */
  readonly value: string;
  readonly error: string | undefined;
  readonly errorPrefix: string;
  readonly input: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "autoComplete" | "inputMode" | "maxLength" | "spellCheck"
  >;
}

/** A labelled input with its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const { name, label, hint, value, error, errorPrefix, input } = props;
  const described = error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`;
  return (
    <div className={error === undefined ? "field" : "field wrong"}>
      <label htmlFor={name}>{label}</label>
      <p id={`${name}-hint`} className="note">
        {hint}
      </p>
      {error !== undefined && (
        <p id={`${name}-error`} className="error">
          <span className="hidden">{errorPrefix}</span>
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={value}
        required
        aria-describedby={described}
        aria-invalid={error !== undefined || undefined}
        {...input}
      />
    </div>
  );
}
