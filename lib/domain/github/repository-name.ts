import { repositorySlug } from "../origin/repository-slug.ts";

/** Owner and name as GitHub has them, managed users' with `_` too: nothing that leads elsewhere in a path. */
const FULL_NAME = /^[A-Za-z0-9_][\w-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

const HOST = "github.com/";

export function isFullName(text: string): boolean {
  return FULL_NAME.test(text);
}

/** owner/name of a repository, given as that or by its address at GitHub; null for anything else. */
export function fullNameOf(text: string): string | null {
  if (isFullName(text)) return text;
  const slug = repositorySlug(text);
  if (slug?.startsWith(HOST) !== true) return null;
  const name = slug.slice(HOST.length);
  return isFullName(name) ? name : null;
}
