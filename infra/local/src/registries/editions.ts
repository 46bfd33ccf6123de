/** The day as of which the shipped codes of GB/T 2260 hold. */
export const DIVISIONS_ON = "2022-03-22";
