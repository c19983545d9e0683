import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repositorySlug } from "#lib/domain/origin/repository-slug.ts";

describe("a repository's slug", () => {
  test.each([
    "github.com/acme/api",
    "GitHub.com/Acme/API",
    " github.com/acme/api\n",
    "https://github.com/acme/api",
    "http://github.com/acme/api",
    "https://github.com/acme/api.git",
    "https://github.com/acme/api.git/",
    "https://github.com/acme/api/",
    "https://github.com//acme//api",
    "https://www.github.com/acme/api",
    "https://github.com:443/acme/api.git",
    "github.com:443/acme/api",
    "https://github.com/acme/api?tab=readme",
    "https://github.com/acme/api.git#main",
    "https://github.com/acme/api/tree/main/src",
    "https://github.com/acme/api/pull/12",
    "https://user@github.com/acme/api.git",
    "https://x-access-token:ghs_TOKEN@github.com/acme/api.git",
    "https://user:p%40ss@github.com/acme/api",
    "https://user:p@ss@github.com/acme/api",
    "https://user:p?a#b@github.com/acme/api",
    "git@github.com:acme/api.git",
    "github.com:acme/api.git",
    "org-123@github.com:acme/api.git",
    "user:TOKEN@github.com:acme/api.git",
    "git@github.com-work:acme/api.git",
    "ssh://git@github.com/acme/api.git",
    "ssh://git@github.com:22/acme/api.git",
    "ssh://git@github.com:acme/api.git",
    "ssh://git@ssh.github.com:443/acme/api.git",
    "git+ssh://git@github.com/acme/api.git",
    "git+https://github.com/acme/api.git",
    "git://github.com/acme/api.git",
    "SSH://GIT@GITHUB.COM/ACME/API.GIT",
  ])("of %j is github.com/acme/api", (address) => {
    expect(repositorySlug(address)).toBe("github.com/acme/api");
  });

  test.each([
    ["https://gitlab.com/group/sub/project.git", "gitlab.com/group/sub/project"],
    ["https://gitlab.com/group/sub/project/-/tree/main", "gitlab.com/group/sub/project"],
    ["git@gitlab.corp.example:2222/team/app.git", "gitlab.corp.example/team/app"],
    ["git@altssh.gitlab.com:group/app.git", "gitlab.com/group/app"],
    ["https://bitbucket.org/acme/api/src/main/", "bitbucket.org/acme/api"],
    ["https://org@dev.azure.com/org/project/_git/repo", "dev.azure.com/org/project/_git/repo"],
    ["https://git.sr.ht/~ana/tool", "git.sr.ht/~ana/tool"],
    ["git@github.com:37signals/kamal.git", "github.com/37signals/kamal"],
    ["git@github.com:1024/repo.git", "github.com/1024/repo"],
    ["git@gitserver:team/app.git", "gitserver/team/app"],
    ["http://gitserver/team/app", "gitserver/team/app"],
    ["https://git.example.com/dotfiles.git", "git.example.com/dotfiles"],
    ["https://github.com/acme/.github", "github.com/acme/.github"],
    ["https://github.com/acme/web.js", "github.com/acme/web.js"],
  ])("of %s is %s", (address, slug) => {
    expect(repositorySlug(address)).toBe(slug);
  });

  test.each([
    "",
    "   ",
    "api",
    "acme/api",
    "github.com",
    "github.com/acme",
    "https://",
    "https://github.com",
    "https://github.com/acme",
    "https://github.com/acme/.git",
    "/srv/git/api.git",
    "./api",
    "../acme/api",
    "file:///srv/git/api.git",
    "C:\\repos\\api",
    "C:/repos/api",
    "https://github.com/acme/..",
    "https://github.com/../acme/api",
    "javascript:alert(1)//github.com/acme/api",
    "https://github.com/acme/<script>",
    `https://github.com/acme/${"x".repeat(600)}`,
    "two words/acme/api",
    "https://github.com/ac me/api",
  ])("is null of %j, which names no repository of a host", (address) => {
    expect(repositorySlug(address)).toBeNull();
  });

  test("keeps no part of credentials, wherever they stand", () => {
    const secret = fc
      .string({ unit: fc.constantFrom(..."Zz9_-.:/@?#%=&\\ "), minLength: 0, maxLength: 12 })
      .map((text) => `SECRET${text}`);
    const place = fc.constantFrom(
      (text: string) => `https://${text}@github.com/acme/api.git`,
      (text: string) => `https://user:${text}@github.com/acme/api.git`,
      (text: string) => `${text}@github.com/acme/api`,
      (text: string) => `user:${text}@github.com:acme/api.git`,
      (text: string) => `ssh://user:${text}@github.com:22/acme/api.git`,
      (text: string) => `https://ana@example.com:${text}@github.com/acme/api`,
      (text: string) => `ana.x:${text}@github.com:acme/api`,
      (text: string) => `https://github.com/acme/api?token=${text}`,
      (text: string) => `https://github.com/acme/api#${text}`,
      (text: string) => `https://github.com/acme/api;token=${text}`,
    );
    fc.assert(
      fc.property(place, secret, (write, text) => {
        const slug = repositorySlug(write(text));
        expect(slug === null || slug === "github.com/acme/api" || !slug.includes("secret")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  const piece = fc.constantFrom(
    "github.com",
    "gitlab.com",
    "git.example.com",
    "acme",
    "api",
    ".git",
    "/",
    "//",
    ":",
    "@",
    "?",
    "#",
    "-",
    ".",
    "..",
    "www.",
    "ssh://",
    "https://",
    "git@",
    "443",
    "user:pw",
    "_git",
    "~",
    "İ",
    "%2f",
    " ",
  );
  const address = fc.oneof(
    fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.webUrl({ withQueryParameters: true }),
    fc.string({ unit: fc.constantFrom("İ", "a", "/", "."), minLength: 400, maxLength: 600 }),
  );

  /** Only what has a slug, so that each try shows something. */
  const named = address.map(repositorySlug).filter((slug) => slug !== null);

  test("is its own slug", () => {
    fc.assert(
      fc.property(named, (slug) => {
        expect(repositorySlug(slug)).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });

  test("is host/…/name in lower case, at most 512 characters, without anything that could be a credential", () => {
    fc.assert(
      fc.property(named, (slug) => {
        expect(slug).toBe(slug.toLowerCase());
        expect(slug).toMatch(/^[\w.-]+(?:\/[^/@:?#\s]+)+$/);
        expect(slug.length).toBeLessThanOrEqual(512);
      }),
      { numRuns: 2000 },
    );
  });
});
