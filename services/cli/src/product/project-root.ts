import { fileURLToPath } from "node:url";

/** The folder of the whole product; what starts as a child process is found from here. */
export const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));
