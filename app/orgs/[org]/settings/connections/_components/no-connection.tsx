import { ButtonLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { hasRole, type Role } from "#lib/domain/access/role.ts";

/** Before the first connection: what it is for, and who can make it. */
export function NoConnection({ slug, name, role }: { slug: string; name: string; role: Role }) {
  return (
    <Panel title="No Datadog account is connected" id="no-connection">
      <p>
        Plumbline reads deployments and incidents from a Datadog account, once when it is connected and then
        every night. It only reads; it changes nothing there.
      </p>
      <p>
        Connecting takes an API key, an application key with the scope dora_metrics_read, and the Datadog
        site.
      </p>
      {hasRole(role, "admin") ? (
        <ButtonLink href={`/orgs/${slug}/settings/connections/new`}>Connect Datadog</ButtonLink>
      ) : (
        <p>An owner or admin of {name} can do this here, under Settings, Connections.</p>
      )}
    </Panel>
  );
}
