/** Where to see a commit: only for hosts whose addresses are known, and only as https; null for anything else. */
export function commitAddress(repository: string | null, sha: string | null): string | null {
  const [host = "", ...path] = repository?.split("/") ?? [];
  if (sha === null || path.length < 2 || !/^[0-9a-f]{7,64}$/i.test(sha)) return null;
  const base = `https://${host}/${path.map(encodeURIComponent).join("/")}`;
  if (host === "github.com") return `${base}/commit/${sha}`;
  if (host === "gitlab.com") return `${base}/-/commit/${sha}`;
  if (host === "bitbucket.org") return `${base}/commits/${sha}`;
  return null;
}
