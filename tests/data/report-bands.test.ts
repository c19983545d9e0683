import { describe, expect, test } from "vitest";
import type { Band } from "#lib/domain/report/report.ts";
import { companiesOf, repeat } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { secretClient, signUp } from "../support/stack-client.ts";

const FROM = "2024-03-01T00:00:00Z";
const dayAfter = (days: number) => new Date(Date.parse(FROM) + days * 86_400_000).toISOString();

describe.each(ONE_DATABASE)("the levels on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  test.each<[deployments: number, days: number, band: Band]>([
    [28, 28, "elite"],
    [27, 28, "high"],
    [10, 70, "high"],
    [10, 71, "medium"],
    [10, 300, "medium"],
    [10, 301, "low"],
  ])("%i deployments in %i covered days are %s", async (deployments, days, band) => {
    const company = await makeCompany({ covered: [[FROM, dayAfter(days)]] });
    await company.store({ deployments: repeat(deployments, { startedAt: FROM }) });
    const { figures } = await company.report({ from: FROM, to: dayAfter(days) });
    expect(figures.deployment_frequency.band).toBe(band);
  });

  test.each<[seconds: number, lead: Band, recovery: Band]>([
    [0, "elite", "elite"],
    [3599, "elite", "elite"],
    [3600, "elite", "high"],
    [86_399, "elite", "high"],
    [86_400, "high", "medium"],
    [7 * 86_400 - 1, "high", "medium"],
    [7 * 86_400, "medium", "low"],
    [30 * 86_400 - 1, "medium", "low"],
    [30 * 86_400, "low", "low"],
  ])("a median of %i s is %s for lead time and %s for recovery", async (seconds, lead, recovery) => {
    const company = await makeCompany({ covered: [[FROM, dayAfter(14)]] });
    await company.store({
      deployments: repeat(10, { startedAt: FROM, changeFailure: true, recoverySeconds: seconds }).map(
        (event) => ({ ...event, commits: [newCommit({ leadSeconds: seconds })] }),
      ),
    });
    const { figures } = await company.report({ from: FROM, to: dayAfter(14) });
    expect([figures.lead_time.band, figures.recovery_time.band]).toEqual([lead, recovery]);
  });

  test("fewer than 14 covered days have no level, however long the window is", async () => {
    const company = await makeCompany({ covered: [[FROM, dayAfter(13.999)]] });
    await company.store({
      deployments: repeat(100, { startedAt: FROM }).map((event) => ({
        ...event,
        commits: [newCommit({ leadSeconds: 1 })],
      })),
    });
    const { figures } = await company.report({ from: FROM, to: dayAfter(90) });
    expect([figures.deployment_frequency.band, figures.lead_time.band]).toEqual([null, null]);
  });

  test("an organisation may turn levels off", async () => {
    const company = await makeCompany({ settings: { bands: "off" }, covered: [[FROM, dayAfter(30)]] });
    await company.store({ deployments: repeat(30, { startedAt: FROM }) });
    const { figures } = await company.report({ from: FROM, to: dayAfter(30) });
    expect(figures.deployment_frequency.band).toBeNull();
  });

  test("levels are dated, sourced data for everyone signed in, and change failure rate is a mark", async () => {
    const { client } = await signUp(stack);
    const { data } = await client.from("bands").select("year, metric, band, lower, upper, source");
    expect(data).toHaveLength(16);
    expect(data?.every((row) => row.year === 2024 && row.source.startsWith("https://"))).toBe(true);
    expect(data?.find((row) => row.metric === "change_failure_rate" && row.band === "elite")).toMatchObject({
      lower: 0.05,
      upper: 0.05,
    });
  });

  test("nobody changes the levels", async () => {
    const { client } = await signUp(stack);
    const { error } = await client.from("bands").update({ lower: 0 }).eq("year", 2024);
    expect(error).not.toBeNull();
    const { error: bySecret } = await secretClient(stack).from("bands").delete().eq("year", 2024);
    expect(bySecret).not.toBeNull();
  });
});
