import { type SpawnOptions, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { findChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "plumbline-steps-"));

/** `named`: the failed ones, as far as their runner names them. */
type Count = { passed: number; failed: number; skipped: number; named?: string[] };
type Step = () => Promise<Count>;

/**
 * Data tests that reach most of what the unit tests do not. Coverage costs a fifth of what it watches: those that do
 * the same in other cases reach few more lines.
 */
const COVERING = [
  "sync",
  "replacing-keys",
  "connection-acts",
  "cron-route",
  "api-answers",
  "corrections",
].map((name) => `tests/data/${name}.test.ts`);

const STEPS = {
  lint: () => command("biome", ["ci", "."]),
  types: () => command("tsc", ["--noEmit", "-p", "."]),
  unused: () => command("knip", []),
  unit: () => vitest(["unit"]),
  covered: () => vitest(["unit", "data"], "--coverage", "--maxWorkers=2", "tests/unit/", ...COVERING),
  data: () => vitest(["data", "long"], "--maxWorkers=2", ...COVERING.map((file) => `--exclude=**/${file}`)),
  e2e: () => playwright(),
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

/** Runs the steps one after the other, all of them even when one fails, and closes with `N passed, N failed`. */
export async function runSteps(names: readonly StepName[]): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const name of names) {
    process.stdout.write(`\n== ${name}\n`);
    const started = Date.now();
    const count = await STEPS[name]();
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stdout.write(`${name}: ${count.failed === 0 ? "ok" : "FAILED"} after ${seconds} s\n`);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    if (count.failed > 0) failures.push(...(count.named?.length ? count.named : [name]));
  }
  rmSync(folder, { recursive: true, force: true });
  const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
  // Here, where also whoever sees only the end of a log finds them.
  for (const failure of failures) process.stdout.write(`\nfailed: ${failure}`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exit(total.failed === 0 ? 0 : 1);
}

function run(program: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function command(program: string, args: string[]): Promise<Count> {
  const failed = (await run(program, args)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** What is told of why a test failed, where the rest of the log may be lost. */
const REASON_LENGTH = 600;

/** With the reason. A file that failed without a failed test (in what opens or closes it) is named by itself. */
function namedByVitest({ testResults }: z.infer<typeof vitestReport>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [because(file, [message])];
    return failed.map(({ fullName, failureMessages }) =>
      because(`${file} > ${fullName}`, failureMessages ?? []),
    );
  });
}

function because(what: string, reasons: string[]): string {
  const said = reasons.map((reason) => `\n    ${reason.slice(0, REASON_LENGTH).replaceAll("\n", "\n    ")}`);
  return `${what}${said.slice(0, 3).join("")}`;
}

async function vitest(projects: string[], ...more: string[]): Promise<Count> {
  const file = join(folder, `${projects.join("-")}.json`);
  const args = [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...more,
  ];
  const code = await run("vitest", args);
  return counted(code, () => {
    const report = vitestReport.parse(JSON.parse(readFileSync(file, "utf8")));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      named: namedByVitest(report),
    };
  });
}

type Suite = { specs: { ok: boolean; file: string; title: string }[]; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(z.object({ ok: z.boolean(), file: z.string(), title: z.string() })),
  suites: z.lazy(() => z.array(suite)).optional(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(suite),
});

function namedByPlaywright({ specs, suites = [] }: Suite): string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, title }) => `tests/e2e/${file} > ${title}`);
  return [...failed, ...suites.flatMap(namedByPlaywright)];
}

async function playwright(): Promise<Count> {
  const chromium = findChromium();
  if (chromium === null) {
    process.stdout.write(
      "No Chromium was found: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n",
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const file = join(folder, "e2e.json");
  const code = await run("playwright", ["test", "--reporter=list,json"], {
    env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  return counted(code, () => {
    const { stats, suites } = playwrightReport.parse(JSON.parse(readFileSync(file, "utf8")));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      named: suites.flatMap(namedByPlaywright),
    };
  });
}

/** A runner that failed without a failed test (a crash, a broken import) counts as one failure. */
function counted(code: number, read: () => Count): Count {
  try {
    const count = read();
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
