import manifest from "../package.json" with { type: "json" };
import { env } from "./env.ts";

/** Set by the compiler from git, see next.config.mjs: empty where there is none; absent outside of a build. */
declare const BUILD_COMMIT: string;

/** The product's version. */
export const VERSION: string = manifest.version;

const SHOWN = 7;

/** The commit that was built, as far as git shows it; null where it is not known. */
export function commit(): string | null {
  const built = typeof BUILD_COMMIT === "undefined" ? "" : BUILD_COMMIT;
  const found = env().commit ?? built;
  return found === "" ? null : found.slice(0, SHOWN);
}
