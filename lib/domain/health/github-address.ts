const PART = /^[\w.-]{1,100}$/;
const PATH = /^(?:pull\/\d{1,12}|actions\/runs\/\d{1,18}|commit\/[0-9a-f]{7,64})$/;

/** Where to see a fact of GitHub: only on github.com, by paths that are known; null for anything else. */
export function githubAddress({ repository, path }: { repository: string; path: string }): string | null {
  const [host, owner = "", name = "", more] = repository.split("/");
  if (host !== "github.com" || more !== undefined || !PART.test(owner) || !PART.test(name)) return null;
  return PATH.test(path) ? `https://github.com/${owner}/${name}/${path}` : null;
}
