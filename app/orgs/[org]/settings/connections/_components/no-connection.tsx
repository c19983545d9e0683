import { Panel } from "#app/_components/panel.tsx";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { ConnectLinks } from "./connect-links.tsx";

/** Before the first connection: what it is for, and who can make it. */
export function NoConnection({ slug, name, role }: { slug: string; name: string; role: Role }) {
  return (
    <Panel title="No Datadog account is connected" id="no-connection">
      <p>
        Plumbline reads deployments and incidents from a Datadog account, once when it is connected and then
        every night. It only reads; it changes nothing there.
      </p>
      <p>Connecting takes {SOURCE_FORMS.map(({ needs }) => needs).join("; or ")}.</p>
      {hasRole(role, "admin") ? (
        <ConnectLinks slug={slug} />
      ) : (
        <p>An owner or admin of {name} can do this here, under Settings, Connections.</p>
      )}
    </Panel>
  );
}
