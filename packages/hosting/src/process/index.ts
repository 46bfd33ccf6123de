export {
  runService,
  type OpenedService,
  type Service,
  type ServiceSurroundings,
} from "./run-service.ts";
export { tidyHourly } from "./tidy-hourly.ts";
