import { jobs } from "../catalog/index.ts";
import {
  startCatalogWorkers,
  type CatalogWorkersOptions,
  type Handlers,
  type Workers,
} from "./start-catalog-workers.ts";

/** The product's handlers, one for each job in the catalogue, under the job's name. */
export type JobHandlers = Handlers<typeof jobs>;

/** Starts the product's workers; resolves when they take jobs. */
export function startWorkers(
  options: Omit<CatalogWorkersOptions<typeof jobs>, "catalog">,
): Promise<Workers> {
  return startCatalogWorkers({ ...options, catalog: jobs });
}
