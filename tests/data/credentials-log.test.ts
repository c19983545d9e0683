import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { derivePassphrases } from "#lib/credentials.ts";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { readCredentials, storeCredentials } from "#lib/db/credentials.ts";
import { rotateKeys } from "#scripts/rotate/rotate.ts";
import { ago, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { wireDeployment } from "../support/wire-events.ts";

/** All that a PostgreSQL can be told to say about statements. */
const TALKATIVE = {
  log_statement: "all",
  log_min_duration_statement: "0",
  log_min_error_statement: "debug5",
  log_error_verbosity: "verbose",
};

const heard: string[] = [];
const stack = useStack("postgres", { settings: TALKATIVE, onLog: (text) => heard.push(text) });
const bench = useBench(stack);

test("no key and no passphrase reaches the log of a PostgreSQL that logs every statement", async () => {
  const connected = await connectAccount(bench, { deployments: [wireDeployment("d", ago(bench, DAY))] });
  await sync(connected);
  const old = bench.ring.get(1) ?? randomBytes(32);
  const young = randomBytes(32);
  const both = new Map([
    [2, young],
    [1, old],
  ]);
  await rotateKeys(bench.db, both);
  const wrong = new Map([[2, randomBytes(32)]]);
  await expect(readCredentials(bench.db, wrong, connected)).rejects.toMatchObject({
    code: "credential_unreadable",
  });
  await expect(storeCredentials(bench.db, new Map([[0, old]]), connected)).rejects.toMatchObject({
    code: "credential_unreadable",
  });
  await disconnectConnection(connected.acting, { ...connected, purge: false });
  const passphrases = [old, young, ...wrong.values()].map((key) => derivePassphrases(key, connected));
  const canaries = [
    connected.keys.apiKey,
    connected.keys.appKey,
    ...passphrases.flatMap((each) => Object.values(each)),
    ...[old, young].map((key) => key.toString("base64")),
  ];
  await stack.sql("select 'the last word'");
  await expect.poll(() => heard.join("")).toContain("the last word");
  const log = heard.join("\n");
  expect(log).toContain("public.connect_account(");
  expect(log).toContain("public.reseal_credentials(");
  expect(canaries.filter((canary) => log.includes(canary))).toEqual([]);
});
