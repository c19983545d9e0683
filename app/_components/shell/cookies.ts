/** What the browser remembers of a visitor's taste; neither decides what may be seen. */
export const LAST_ORGANIZATION_COOKIE = "plumbline-last";
export const COLLAPSED_COOKIE = "plumbline-navigation";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** For a year, in this browser. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
