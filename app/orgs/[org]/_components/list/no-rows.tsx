import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Acting } from "#lib/db/acting.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { WhyEmpty } from "../empty/why-empty.tsx";
import type { ListOf } from "./list-actions.tsx";

type Props = {
  of: ListOf;
  member: Acting;
  query: ReportQuery;
  /** The page of the list, without parameters. */
  path: string;
};

/** In place of a list without rows: why its scope has none, or that none of it is what the page looks for. */
export function NoRows({ of, ...page }: Props) {
  return (
    <WhyEmpty
      {...page}
      of={of === "incidents" ? "incidents" : "deployments"}
      otherwise={<NoneOf of={of} all={page.path} />}
    />
  );
}

function NoneOf({ of, all }: { of: Props["of"]; all: string }) {
  const t = useTranslations("events");
  const list = useTranslations("list");
  return (
    <Panel title={t(`noMatch.${of}`)} id="nothing">
      <TextLink href={all}>{list("all", { what: "events" })}</TextLink>
    </Panel>
  );
}
