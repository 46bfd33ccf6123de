export { documentsOf, type Document } from "./documents.ts";
