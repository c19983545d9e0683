import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Joining } from "#lib/db/joining.ts";
import { setJoiningAction } from "../actions.ts";

type Props = { slug: string; owner: boolean; joining: Promise<Joining> };

/** Whose people may join without an invitation; an owner turns it on and off. */
export async function JoiningPanel({ slug, owner, joining }: Props) {
  const { domain, ownDomain } = await joining;
  return (
    <Panel title="Joining by domain" id="joining">
      <p>{textOf({ domain, ownDomain, owner })}</p>
      {owner && (domain ?? ownDomain) !== null ? (
        <ActionButton action={setJoiningAction.bind(null, slug, domain === null)}>
          {domain === null ? `Let ${ownDomain} join` : "Turn it off"}
        </ActionButton>
      ) : null}
    </Panel>
  );
}

function textOf({ domain, ownDomain, owner }: Joining & { owner: boolean }): string {
  if (domain !== null) return `Whoever has a confirmed address at ${domain} may join as viewer.`;
  if (!owner) return "Off: people join by invitation only. An owner can change it.";
  if (ownDomain === null)
    return "Off: people join by invitation only. It needs an owner with a confirmed address at a company's own domain.";
  return `Off: people join by invitation only. You can let whoever has a confirmed address at ${ownDomain} join as viewer.`;
}
