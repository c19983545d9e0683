/** Events written straight into the tables, as the sync would have left them. */
export type ReportWorld = {
  slug: string;
  deployments: number;
  days: number;
  commitsEach: number;
  /** In how many services each sha arrives: 1, or those of a monorepo. */
  servicesEach?: number;
};

const ENVS = "array['production', 'staging', 'dev']";
/** A service has a team and a repository, as they mostly do. */
const carried = (n: string) =>
  `'service-' || ${n} as service, 'team-' || ${n} % 12 as team, 'github.com/acme/repo-' || ${n} % 45 as repository`;

/**
 * Statements that make an organisation with an owner, a connection, its deployments over so many days until now (a
 * third in production, of 60 services), and their commits, with random leads and stages.
 */
export function reportWorld(world: ReportWorld): string[] {
  return [...ownerOf(world), ...eventsOf(world)];
}

const organizationOf = (slug: string) => `(select id from public.organizations where slug = '${slug}')`;
const connectionOf = (slug: string) =>
  `(select id from public.connections where organization_id = ${organizationOf(slug)})`;

function ownerOf({ slug, days }: ReportWorld): string[] {
  const [organization, connection] = [organizationOf(slug), connectionOf(slug)];
  return [
    `insert into auth.users (id, email) values (gen_random_uuid(), '${slug}@plumbline.example')`,
    `insert into public.organizations (slug, name) values ('${slug}', '${slug}')`,
    `insert into public.memberships (organization_id, user_id, role)
      select ${organization}, id, 'owner' from auth.users where email = '${slug}@plumbline.example'`,
    `insert into public.connections (organization_id, provider, name, site, key_hint, account_fingerprint, history_from, last_synced_at)
      values (${organization}, 'datadog', 'Datadog', 'datadoghq.com', 'abcd', '${slug}', now() - interval '${days} days', now())`,
    `insert into public.covered_ranges (organization_id, connection_id, stream, covered)
      select ${organization}, ${connection}, s, tstzmultirange(tstzrange(now() - interval '${days} days', now()))
      from unnest(array['deployments', 'incidents']) s`,
  ];
}

/** The events alone, for an organisation with one connection. Past the triggers: the counts of these come last. */
export function eventsOf(world: ReportWorld): string[] {
  const { slug, deployments, days, commitsEach, servicesEach = 1 } = world;
  const [organization, connection] = [organizationOf(slug), connectionOf(slug)];
  const repeated = servicesEach > 1;
  const of = `d.organization_id = ${organization}`;
  const sha = `rpad(md5('${slug}' || d.release || '-' || k), 40, '0')`;
  const releases = `(select *, substring(version from 3)::bigint / ${servicesEach} as release from public.deployments) d`;
  return [
    "set session_replication_role = replica",
    `insert into public.cells (id, organization_id, connection_id, env, service, team, repository)
      select private.cell_id(${connection}, e, c.service, c.team, c.repository), ${organization}, ${connection}, e, c.service,
        c.team, c.repository
      from unnest(${ENVS}) e, generate_series(0, 59) s, lateral (select ${carried("s")}) c`,
    `insert into public.deployments (organization_id, connection_id, external_id, service, env, team, repository, version,
        commit_sha, started_at, finished_at, registered_at, change_failure, recovery_seconds, remediation_type,
        deployment_type, source, payload_hash, cell, verdict, recovery, repair, is_rework, mean_lead, human, ai_assisted,
        unknown, repeated, changes)
      select o.id, o.connection, md5('${slug}' || n), c.service, e.env, c.team, c.repository, '1.' || n,
        rpad(md5(n::text), 40, '0'), e.at, e.at + interval '5 minutes', e.at + interval '6 minutes', e.failed, e.recovery,
        case when e.failed then 'rollback' end, 'standard', 'api', md5(n::text) || md5('-' || n),
        private.cell_id(o.connection, e.env, c.service, c.team, c.repository), e.failed, e.recovery,
        case when e.failed then 'rollback' end, e.chance > 0.95, e.chance * 1000000, ${commitsEach} - 2, 1, 1,
        ${repeated}, array[${commitsEach}, 0, 0] || array_fill(${commitsEach}, array[5])
      from (select ${organization} as id, ${connection} as connection) o, generate_series(0, ${deployments - 1}) n,
        lateral (select random() as chance, (${ENVS})[1 + (n / ${servicesEach}) % 3] as env,
          now() - interval '3 minutes' - n * (interval '${days} days' / ${deployments}) as at offset 0) r,
        lateral (select r.*, case when r.chance < 0.98 then r.chance < 0.1 end as failed,
          case when r.chance < 0.08 then 60 + r.chance * 86400 end as recovery) e,
        lateral (select ${carried(servicesEach === 1 ? "(n / 3 * 7919::bigint % 60)" : "(n % 60)")}) c`,
    `insert into public.deployment_commits (deployment_no, position, organization_id, commit_id, lead, lead_given,
        time_to_pr_ready, review_time, merge_time, time_to_deploy, deploy_time, origin, tool, repeated)
      select d.no, k, d.organization_id, private.commit_id(d.organization_id, d.repository, ${sha}), random() * 2000000, true,
        random() * 100000, random() * 100000, random() * 100000, random() * 100000, random() * 1000,
        case k when 0 then 'ai_assisted' when 1 then 'unknown' else 'human' end, case k when 0 then 'Claude' end,
        ${repeated}
      from ${releases} cross join generate_series(0, ${commitsEach - 1}) k where ${of} order by d.no, k`,
    `insert into public.commits (id, organization_id, repository, sha, committed_at, author_name, author_email, message, origin, tool, rule)
      select c.commit_id, d.organization_id, d.repository, rpad(md5('${slug}' || d.release || '-' || c.position), 40, '0'),
        d.started_at - interval '1 day', 'Ana Example', 'ana@acme.test',
        'fix: what the release ' || d.release || ' of this service had left to be done', c.origin, c.tool, 'no_sign'
      from public.deployment_commits c join ${releases} on d.no = c.deployment_no where ${of} on conflict do nothing`,
    `insert into public.incidents (organization_id, connection_id, external_id, services, envs, teams, name, started_at, finished_at, payload_hash)
      select ${organization}, ${connection}, 'i' || n, array['service-' || n % 60], array['production'], '{}', 'Down',
        now() - n * interval '6 hours', now() - n * interval '6 hours' + interval '1 hour', 'h'
      from generate_series(1, ${days * 4}) n`,
    `insert into public.deployment_counts (organization_id, connection_id, dimension, month, name, deployments)
      select d.organization_id, d.connection_id, n.dimension, date_trunc('month', d.started_at at time zone 'UTC')::date, n.name,
        count(*)
      from public.deployments d cross join lateral (values ('total', ''), ('service', d.service), ('team', d.team),
        ('repository', d.repository), ('env', d.env)) as n (dimension, name) where ${of} group by 1, 2, 3, 4, 5`,
    "set session_replication_role = origin",
  ];
}
