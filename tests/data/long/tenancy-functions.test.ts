import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestDatabase } from "../../support/database-dump.ts";
import { argumentsOf, type Ids, type Routine } from "../../support/function-arguments.ts";
import { CALLERS } from "../../support/function-callers.ts";
import { use, useBench, useStack } from "../../support/kit.ts";
import { DATABASES, readRows } from "../../support/stack.ts";
import { secretClient } from "../../support/stack-client.ts";
import { makeTenants, OUTSIDERS, type Person, ROLES, type Role } from "../../support/tenants.ts";

type Answer = { data: unknown; code: string | null; message: string | null };

describe.each(DATABASES)("the functions on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));
  let routines: Routine[];
  let probes = 0;

  beforeAll(async () => {
    routines = await readRows<Routine>(
      stack,
      `select p.proname as name, to_json(coalesce(p.proargnames, '{}')) as parameters from pg_proc p
        where p.pronamespace = 'public'::regnamespace order by p.proname`,
    );
  });
  afterAll(async () => {
    process.stdout.write(`${probes} generated probes of functions on ${name}\n`);
  });

  async function ask({ client }: Pick<Person, "client">, routine: Routine, ids: Ids): Promise<Answer> {
    probes += 1;
    const { data, error } = await client.rpc(routine.name, argumentsOf(routine, ids));
    return { data, code: error?.code ?? null, message: error?.message ?? null };
  }

  const nobody = (): Ids => ({
    organizationId: randomUUID(),
    connectionId: randomUUID(),
    runId: randomUUID(),
    deploymentId: randomUUID(),
    incidentId: randomUUID(),
    tokenId: randomUUID(),
    invitationId: randomUUID(),
    memberId: randomUUID(),
    pictureId: randomUUID(),
    slug: "no-such-organisation",
  });

  /** What is found of one organisation only, and so must not turn up in what others hear. */
  const marks = async () => {
    const { organizationId, connectionId, runId, deploymentId, incidentId } = tenants.target;
    const { tokenId, invitationId, pictureId, slug } = tenants.target;
    const people = await readRows<{ email: string }>(
      stack,
      `select u.email from auth.users u join public.memberships m on m.user_id = u.id
        where m.organization_id = '${organizationId}' and m.status = 'active' and u.id <> '${tenants.both.userId}'`,
    );
    return [
      connectionId,
      runId,
      deploymentId,
      incidentId,
      tokenId,
      invitationId,
      pictureId,
      slug,
      ...people.map(({ email }) => email),
    ];
  };

  const mayCall = (routine: Routine, role: Role) => {
    const caller = CALLERS[routine.name];
    if (caller === undefined || caller === "secret") return false;
    return caller === "signed in" || ROLES.indexOf(caller) <= ROLES.indexOf(role);
  };

  test("have reviewed callers each", () => {
    expect(routines.map((routine) => routine.name)).toEqual(Object.keys(CALLERS));
  });

  test.each(OUTSIDERS)("answer alike for another organisation and for none: %s", async (who) => {
    const before = await digestDatabase(stack);
    const hidden = await marks();
    // A suspended member learns the name, which here is the slug: what else they hear is in members.test.ts.
    for (const routine of routines.filter(
      ({ name }) => !["create_organization", "list_organizations", "list_suspensions"].includes(name),
    )) {
      const answer = await ask(tenants.outsiders[who], routine, tenants.target);
      const ofNobody = await ask(tenants.outsiders[who], routine, nobody());
      expect({ routine: routine.name, ...answer }).toEqual({ routine: routine.name, ...ofNobody });
      expect(hidden.filter((mark) => JSON.stringify(answer).includes(mark))).toEqual([]);
      if (CALLERS[routine.name] === "secret" || who === "anon") expect(answer.code).toBe("42501");
    }
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("give a neighbour nothing for their own organisation with another's things in it", async () => {
    const before = await digestDatabase(stack);
    const hidden = await marks();
    const { target, other } = tenants;
    const mixed: Ids = { ...target, organizationId: other.organizationId, slug: other.slug };
    const unchanging = [
      "create_api_token",
      "update_organization",
      "record_export",
      "record_settings_visit",
      "create_organization",
      "create_invitation",
      "set_joining_domain",
      "set_target",
      "set_health_marks",
      "set_publishing",
      "remove_targets",
      "map_service",
      "add_metric_note",
      "make_picture",
    ];
    for (const routine of routines.filter(({ name }) => !unchanging.includes(name))) {
      const answer = await ask(tenants.outsiders.neighbour, routine, mixed);
      const asked = JSON.stringify(argumentsOf(routine, mixed));
      const heard = hidden.filter((mark) => JSON.stringify(answer).includes(mark) && !asked.includes(mark));
      expect([routine.name, ...heard]).toEqual([routine.name]);
    }
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test.each(ROLES)("answer a member who may ask, and refuse one who may not: %s", async (role) => {
    const before = await digestDatabase(stack);
    const stable = await readRows<{ name: string }>(
      stack,
      "select proname as name from pg_proc where pronamespace = 'public'::regnamespace and provolatile <> 'v'",
    );
    for (const routine of routines) {
      const allowed = mayCall(routine, role);
      if (allowed && !stable.some(({ name }) => name === routine.name)) continue;
      const { code, data } = await ask(tenants.members[role], routine, tenants.target);
      if (allowed) expect({ routine: routine.name, code }).toEqual({ routine: routine.name, code: null });
      else if (code === null)
        expect({ routine: routine.name, data }).toEqual({
          routine: routine.name,
          data: { items: [], next: null },
        });
      else expect(["42501", "PL403"]).toContain(code);
    }
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("hold even the secret key to one organisation at a time", async () => {
    const secret = { client: secretClient(stack) };
    const { target, other } = tenants;
    const { organizationId, memberId } = other;
    const mixed: Ids = { ...target, organizationId, memberId };
    const before = await digestDatabase(stack);
    const answers: Record<string, unknown> = {};
    for (const routine of routines) {
      // The last names no thing of anybody: it begins something in an organisation of its own.
      if (CALLERS[routine.name] !== "secret" || routine.name === "request_publishing") continue;
      if (
        !routine.parameters.some((parameter) =>
          /organization|slice|run|connection|account|request|batch|held|p_picture|drawing/.test(parameter),
        )
      )
        continue;
      const { code, data } = await ask(secret, routine, mixed);
      answers[routine.name] = code ?? data;
    }
    expect(answers).toEqual({
      end_publishing: "PL410",
      keep_dashboard: "PL404",
      keep_published: "PL410",
      keep_arrival: "PL410",
      list_awaited: "PL410",
      commit_slice: "PL410",
      choose_repositories: "PL404",
      choose_workflows: "PL404",
      connect_account: "PL404",
      cover_github: "PL410",
      decide_vanished: "PL404",
      delete_vanished: "PL410",
      disconnect_connection: "PL404",
      find_connection: null,
      finish_work: { kept: false, tell: false },
      fold_days: "PL410",
      fail_drawing: null,
      keep_drawing: null,
      read_drawing: null,
      keep_collected: "PL410",
      keep_github_page: "PL410",
      list_commits_to_classify: "PL410",
      list_days_to_collect: expect.any(Array),
      list_delivery_bases: expect.any(Array),
      list_github_bases: expect.any(Array),
      list_github_gathering: "PL410",
      list_github_left: "PL410",
      list_github_missing: "PL410",
      list_named_commits: "PL410",
      list_words: [],
      note_collect_run: "PL410",
      open_people: "PLKEY",
      record_forgetting: null,
      remember_forgotten: 0,
      write_words: 0,
      hide_names: "PL410",
      list_credentials_to_reseal: [],
      list_github_unknown: "PL410",
      list_known_accounts: [expect.objectContaining({ id: other.connectionId })],
      list_raw_payloads: [],
      list_repository_owners: [expect.objectContaining({ connectionId: other.connectionId })],
      list_unread: [],
      list_unsettled: [],
      measure_github: expect.any(Array),
      move_commits: "PL410",
      plan_run: null,
      purge_connection: "PL410",
      purge_organization: "PL410",
      purge_payloads: "PL410",
      read_credentials: {},
      read_notice: null,
      refuse_keys: "PL404",
      // Of an organisation of its own, and nothing is said in it.
      report_commit_origins: 0,
      request_run: "PL404",
      reseal_credentials: { resealed: 0, unreadable: [] },
      settle_vanished: "PL410",
      start_work: "PL404",
      store_credentials: "PL404",
      tell_github_origins: "PL410",
      verify_sample: "PL410",
      warn_keys: "PL410",
      warn_token: "PL410",
      write_commit_verdicts: "PL410",
    });
    expect(await digestDatabase(stack)).toEqual(before);
  });
});
