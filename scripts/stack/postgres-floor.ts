/** First patch level of each major version with the fixes of pgcrypto (CVE-2026-2005), as server_version_num. */
const FLOORS: Record<number, number> = { 15: 150_019, 16: 160_015, 17: 170_011, 18: 180_006 };
const NEWEST = 18;

/** Whether a server has the fixes; an older major version than 15 never. */
export function isPatchedPostgres(versionNum: number): boolean {
  const major = Math.floor(versionNum / 10_000);
  const floor = FLOORS[major];
  return floor === undefined ? major > NEWEST : versionNum >= floor;
}
