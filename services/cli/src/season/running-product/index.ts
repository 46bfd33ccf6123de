export { readDemoAccounts } from "./demo-accounts.ts";
export { reachProduct } from "./reach-product.ts";
