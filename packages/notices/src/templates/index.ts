export { isTemplateName, renderMessage } from "./render-message.ts";
export { messageTemplates, type TemplateName } from "./message-templates.ts";
