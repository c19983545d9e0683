import { describe, expect, test } from "vitest";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { readAll, rowsOf } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

const CANARY = "cAnArY0123456789";

/** An event's fields, each with an address that signs somebody in. */
const addresses = (sha: string) => ({
  git: { repository_url: `https://x-access-token:${CANARY}@github.com/acme/shop.git`, commit_sha: sha },
  commits: [
    {
      sha,
      html_url: `https://ada:${CANARY}@github.com/acme/shop/commit/${sha}?access_token=${CANARY}`,
      message: `Clone https://${CANARY}@github.com/acme/shop\n\nSee oauth2:${CANARY}@gitlab.com/acme/shop.git`,
    },
  ],
  custom_tags: { [`https://${CANARY}@h.test`]: [`https://h.test/?sig=${CANARY}`] },
});

describe.each(ONE_DATABASE)("credentials in the addresses of events, on %s,", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  test("are in no row of the database, whatever became of the event", async () => {
    const at = ago(bench, DAY);
    const connected = await connectAccount(bench, {
      deployments: [
        wireDeployment("good", at, addresses("a1")),
        wireDeployment("odd", at, { ...addresses("a2"), change_failure: "maybe", created_at: at }),
        wireDeployment(undefined, at, addresses("a3")),
      ],
      failures: [wireIncident("down", at, { name: `Down: https://ada:${CANARY}@h.test/` })],
    });
    const misplaced = wireDeployment("misplaced", ago(bench, 20 * DAY), addresses("a4"));
    atDatadog(connected).addRaw(JSON.stringify(misplaced), at);
    expect(await sync(connected)).toMatchObject({
      result: "succeeded",
      deployments: { inserted: 1, quarantined: 3 },
      incidents: { inserted: 1 },
    });
    const dump = await dumpDatabase(stack);
    for (const kept of ["good", "odd", "misplaced", "down"]) expect(dump).toContain(kept);
    expect(dump).not.toContain(CANARY);
    expect(await readAll(connected, "deployments")).toMatchObject([{ repository: "github.com/acme/shop" }]);
    expect(await readAll(connected, "deployment_commits")).toMatchObject([
      { url: "https://github.com/acme/shop/commit/a1?access_token=[removed]" },
    ]);
    expect(await rowsOf(connected, "select 1 from private.raw_payloads")).toHaveLength(2);
  });
});
