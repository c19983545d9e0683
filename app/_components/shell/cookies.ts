/** What the browser remembers of a visitor's taste; neither decides what may be seen. */
export const LAST_ORGANIZATION_COOKIE = "plumbline-last";
export const COLLAPSED_COOKIE = "plumbline-navigation";
