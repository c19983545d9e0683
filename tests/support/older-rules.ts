import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import type { Connected } from "./connected-account.ts";
import { readRows, type Stack } from "./stack.ts";

/** Who wrote the commits of an organisation, where it stands and where it is counted, in one order. */
export function readOrigins({ sql }: Pick<Stack, "sql">, { organizationId }: { organizationId: string }) {
  return readRows<{ row: string }>(
    { sql },
    `select row_to_json(k)::text as row from (
        select k.repository, k.sha, k.origin, k.tool, k.authorship, k.rule, k.rule_numbers, k.decided_by, k.evidence,
          (select array_agg(array[c.origin, c.tool] order by c.deployment_no) from public.deployment_commits c
            where c.commit_id = k.id) as listings,
          (select sum(1000000 * d.human + 10000 * d.ai_assisted + 100 * d.bot + d.unknown)
            from public.deployment_commits c join public.deployments d on d.no = c.deployment_no
            where c.commit_id = k.id) as counts
        from public.commits k where k.organization_id = '${organizationId}' order by k.repository, k.sha) k`,
  );
}

/** As rules had left it that knew no tool and no bot: everybody who said anything is a person. */
export async function decideByOlderRules(
  { sql }: Pick<Stack, "sql">,
  { organizationId }: Pick<Connected, "organizationId">,
): Promise<void> {
  const human = `'{"origin": "human", "rule": {"code": "no_sign", "numbers": {}}}'::jsonb`;
  await sql(`
    insert into private.classified (organization_id, rules_version) values ('${organizationId}', ${RULES_VERSION})
      on conflict do nothing;
    update public.commits k set origin = 'human', tool = null, authorship = null, rule = 'no_sign', rule_numbers = null,
        evidence = (select jsonb_object_agg(e.key, e.value - array['tool', 'authorship'] || ${human})
          from jsonb_each(k.evidence) e)
      where k.organization_id = '${organizationId}';
    select private.spread_origins('${organizationId}', array(
      select k.id from public.commits k where k.organization_id = '${organizationId}'))`);
}
