import { Liquid } from "liquidjs";
import { messageTemplates, type TemplateName } from "./message-templates.ts";

const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });

/**
 * The text of a message. A variable that the template names and the caller lacks is an error:
 * better no message than one with a hole.
 */
export function renderMessage(
  name: TemplateName,
  language: "zh" | "en",
  variables: Readonly<Record<string, string>>,
): string {
  const template = messageTemplates[name][language];
  return String(liquid.parseAndRenderSync(template, variables));
}

export function isTemplateName(name: string): name is TemplateName {
  return name in messageTemplates;
}
