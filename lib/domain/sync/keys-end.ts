const TOLD_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether keys end within two weeks, or have ended; false where their source does not say when. */
export function endsSoon(expireAt: string | null, now: Date): boolean {
  return expireAt !== null && Date.parse(expireAt) - now.getTime() <= TOLD_DAYS * DAY_MS;
}
