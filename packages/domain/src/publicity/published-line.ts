import { maskName } from "../identity/index.ts";

/** All that is shown of a person in public. */
export interface PublishedLine {
  readonly maskedName: string;
  readonly school: string;
}

const DIGITS = /\d{4,}/g;

/**
 * A line as it is published: masked name and school (rulebook 5.8: no sensitive data). A name or
 * school that holds a number by mistake shows none of it.
 */
export function publishedLine(person: {
  readonly name: string;
  readonly school: string;
}): PublishedLine {
  return {
    maskedName: maskName(person.name.replace(DIGITS, "*")),
    school: person.school.replace(DIGITS, "*"),
  };
}
