import { hasRole, type Role } from "#lib/domain/role.ts";
import { ButtonLink } from "../../../../../_components/link.tsx";
import { Panel } from "../../../../../_components/panel.tsx";

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
