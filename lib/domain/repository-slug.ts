const SCP_LIKE = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/|\d+\/)(.+)$/;

/**
 * A repository's address as host/owner/name in lower case, or null when it names none. Takes Datadog's
 * repository_id, clone addresses (https, ssh, git, scp-like) and drops credentials, ports, queries and `.git`.
 */
export function repositorySlug(address: string): string | null {
  const text = address.trim();
  if (text === "" || /\s/.test(text)) return null;
  const scp = SCP_LIKE.exec(text);
  const path = scp === null ? withoutScheme(text) : `${scp[1]}/${scp[2]}`;
  const slug = path
    .replace(/[?#].*$/, "")
    .replace(/\/+/g, "/")
    .replace(/^\/|\/$/g, "")
    .replace(/\.git$/i, "")
    .toLowerCase();
  return slug.includes("/") ? slug : null;
}

function withoutScheme(text: string): string {
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  const [authority = "", ...path] = rest.split("/");
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d+$/, "");
  return [host, ...path].join("/");
}
