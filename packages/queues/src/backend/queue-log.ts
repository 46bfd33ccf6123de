/** The part of a structured logger that the queues use (pino's has it). */
export type QueueLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
