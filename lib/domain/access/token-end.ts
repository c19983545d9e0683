const WARNED_MS = 7 * 86_400_000;

/** Whether a token that may act ends within a week of `now`: when its admins are told of it. */
export function endsSoon({ status, expiresAt }: { status: string; expiresAt: string }, now: Date): boolean {
  const left = Date.parse(expiresAt) - now.getTime();
  return status === "active" && left > 0 && left <= WARNED_MS;
}
