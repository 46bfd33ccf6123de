/** A field of the borrower's file that an application states anew. */
export type FileField = "phone" | "graduation-year" | "university" | "township" | "name";

/**
 * What becomes of a value that differs from the file: `update` writes it when a second person
 * approves the application, `change-request` leaves the file as it is until the change is asked
 * for with its evidence.
 */
export interface FileUpdate {
  readonly field: FileField;
  readonly action: "update" | "change-request";
  /** Why, as the officer and the checker read it. */
  readonly zh: string;
  readonly en: string;
}
