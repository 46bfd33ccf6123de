/** A yuan text as people read it: `4896199.00` becomes `4,896,199.00`. */
export function groupYuan(text: string): string {
  return /^-?\d+\.\d\d$/.test(text) ? text.replace(/\B(?=(\d{3})+\.)/g, ",") : text;
}
