/** The head of a centre's chain on a day. */
export interface AuditAnchor {
  readonly centreId: string;
  /** Day in Asia/Shanghai. */
  readonly anchoredOn: string;
  readonly sequence: number;
  readonly hash: string;
}

const LINE = /^bursar-anchor v1 (cen_[0-9a-z]{1,40}) (\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64})$/;

/** One line to keep outside of the installation: in a log, on paper, with a third party. */
export function anchorLine({ centreId, anchoredOn, sequence, hash }: AuditAnchor): string {
  return `bursar-anchor v1 ${centreId} ${anchoredOn} ${sequence} ${hash}`;
}

/** Reads a line that {@link anchorLine} wrote; undefined for any other. */
export function readAnchorLine(line: string): AuditAnchor | undefined {
  const [, centreId, anchoredOn, sequence, hash] = LINE.exec(line.trim()) ?? [];
  if (centreId === undefined || anchoredOn === undefined || hash === undefined) return undefined;
  return { centreId, anchoredOn, sequence: Number(sequence), hash };
}
