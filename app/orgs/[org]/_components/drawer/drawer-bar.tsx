import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ScopedLink } from "#app/_components/scoped-link.tsx";

type Props = {
  /** The list without the drawer. */
  closed: string;
};

/** Closes the drawer. */
export function CloseLink({ closed }: Props) {
  const t = useTranslations("deployment");
  return (
    <ScopedLink href={closed} scroll={false} aria-label={t("close")} title={t("close")} data-close>
      <IconX size={18} aria-hidden />
    </ScopedLink>
  );
}

type NeighbourProps = {
  /** The rows of the page that is listed, and the one that is open. */
  rows: Promise<{ items: { id: string }[] }>;
  opened: string;
  hrefOf: (id: string) => string;
};

/** The rows before and after the one that is open; none where the list does not show it. */
export async function Neighbours({ rows, opened, hrefOf }: NeighbourProps) {
  const ids = (await rows).items.map(({ id }) => id);
  const place = ids.indexOf(opened);
  const at = (index: number) => (place < 0 ? undefined : ids[index]);
  return <NeighbourLinks previous={at(place - 1)} next={at(place + 1)} hrefOf={hrefOf} />;
}

type Both = { previous: string | undefined; next: string | undefined } & Pick<NeighbourProps, "hrefOf">;

function NeighbourLinks({ previous, next, hrefOf }: Both) {
  const t = useTranslations("deployment");
  return (
    <>
      {previous === undefined ? null : (
        <ScopedLink
          href={hrefOf(previous)}
          rel="prev"
          scroll={false}
          aria-label={t("previous")}
          title={t("previous")}
        >
          <IconChevronUp size={18} aria-hidden />
        </ScopedLink>
      )}
      {next === undefined ? null : (
        <ScopedLink href={hrefOf(next)} rel="next" scroll={false} aria-label={t("next")} title={t("next")}>
          <IconChevronDown size={18} aria-hidden />
        </ScopedLink>
      )}
    </>
  );
}
