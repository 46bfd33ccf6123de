/** What stands in the place of a name or number that was erased. */
export const ERASED_NAME = "已删除";
