import { getTranslations } from "next-intl/server";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Joining } from "#lib/db/joining.ts";
import { setJoiningAction } from "../actions.ts";

type Props = { slug: string; owner: boolean; joining: Promise<Joining> };

/** Whose people may join without an invitation; an owner turns it on and off. */
export async function JoiningPanel({ slug, owner, joining }: Props) {
  const { domain, ownDomain } = await joining;
  const t = await getTranslations("members");
  return (
    <Panel title={t("joining")} id="joining" aside={<HelpLink topic="joining" />}>
      <p>{textOf({ domain, ownDomain, owner }, t)}</p>
      {owner && (domain ?? ownDomain) !== null ? (
        <ActionButton action={setJoiningAction.bind(null, slug, domain === null)}>
          {domain === null ? t("letJoin", { domain: ownDomain ?? "" }) : t("turnOff")}
        </ActionButton>
      ) : null}
    </Panel>
  );
}

type Say = Awaited<ReturnType<typeof getTranslations<"members">>>;

function textOf({ domain, ownDomain, owner }: Joining & { owner: boolean }, t: Say): string {
  if (domain !== null) return t("joiningOn", { domain });
  if (!owner) return t("joiningOff");
  if (ownDomain === null) return t("joiningWithoutDomain");
  return t("joiningPossible", { domain: ownDomain });
}
