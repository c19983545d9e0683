const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const SSH = /^(?:git\+)?ssh:/i;
/** `git@host:path`. Digits before a slash are a port, unless they are all there is before the name: an owner. */
const SCP_LIKE = /^(?:[^\s/@]+@([\w.-]+)|([\w-]+\.[\w.-]+)):(?!\/)(?!\d+\/[^/]+\/)(.+)$/;
/** Labels between single dots; one letter is a drive. */
const HOST = /^(?!.$)[\w-]+(?:\.[\w-]+)*$/;
const LONGEST = 512;

const FORGES = new Set(["github.com", "gitlab.com", "bitbucket.org"]);

/** Hosts by which people reach the same forge: SSH over port 443, and `www`. */
const SAME_HOST = new Map([
  ["ssh.github.com", "github.com"],
  ["altssh.gitlab.com", "gitlab.com"],
  ["altssh.bitbucket.org", "bitbucket.org"],
]);

/**
 * A repository's address as host/owner/name in lower case, or null when it names none. Takes Datadog's
 * repository_id, clone addresses (https, ssh, git, scp-like) and addresses of a repository's pages; drops
 * credentials, ports, SSH host aliases, queries and `.git`.
 */
export function repositorySlug(address: string): string | null {
  const [host = "", ...path] = splitAddress(address.trim());
  const forge = canonicalHost(host.toLowerCase());
  const names = repositoryPath(forge, path);
  const slug = [forge, ...names].join("/").toLowerCase();
  if (!HOST.test(forge) || slug.length > LONGEST) return null;
  // owner/name alone says no host, host/owner alone no repository; a forge of one's own may keep them at its root.
  if (names.length < (forge.includes(".") && !FORGES.has(forge) ? 1 : 2)) return null;
  // What still looks like a parameter, markup or a path upwards is no repository's name.
  return names.some((name) => /[:;=&?#"'<>\\\s]|^\.{1,2}$/.test(name)) ? null : slug;
}

function splitAddress(text: string): string[] {
  const scp = SCHEME.test(text) ? null : SCP_LIKE.exec(text);
  const whole = scp === null ? text.replace(SCHEME, "") : `${scp[1] ?? scp[2]}/${scp[3]}`;
  const [authority = "", ...path] = whole.split("/");
  const rest = path.join("/");
  // An @ behind the host: credentials with a slash in them, of which no part may stay.
  if (rest.includes("@")) return [];
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d*$/, "");
  // ssh://git@host:owner/name: a colon where a slash belongs.
  const hosts = SSH.test(text) && authority.includes("@") ? host.split(":") : [host];
  const names = rest.replace(/[?#].*$/s, "").split("/");
  return [...hosts, ...names].filter((part, index) => index === 0 || part !== "");
}

function canonicalHost(host: string): string {
  const bare = host.replace(/^(?:www\.)+/, "").replace(/\.$/, "");
  // An alias of ~/.ssh/config keeps the forge's name in front: github.com-work.
  const alias = /^(github\.com|gitlab\.com|bitbucket\.org)-[\w.-]+$/.exec(bare);
  return alias?.[1] ?? SAME_HOST.get(bare) ?? bare;
}

/** The path up to the repository's name; what follows it in a browser's address bar is a page of it. */
function repositoryPath(host: string, path: string[]): string[] {
  const page = path.indexOf("-");
  const isFlat = host === "github.com" || host === "bitbucket.org";
  const names = path.slice(0, isFlat ? 2 : page > 1 ? page : path.length);
  const last = names.pop()?.replace(/(?:\.git)+$/i, "") ?? "";
  return last === "" ? [] : [...names, last];
}
