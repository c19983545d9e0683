import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import classes from "./drawer.module.css";
import { Drawer } from "./drawer.tsx";
import { CloseLink, Neighbours } from "./drawer-bar.tsx";
import { ListKeys } from "./list-keys.tsx";

type Props<Event> = {
  of: "deployment" | "incident";
  /** The id of the one that is open; null: none. */
  opened: string | null;
  data: {
    page: Promise<{ items: { id: string }[] }>;
    /** The one that is open while it is read, null where there is none. */
    opened: Promise<Event | null> | null;
  };
  /** The list with another event open, or with none. */
  hrefOf: (id: string | null) => string;
  /** All that is known of it. */
  children: (event: Event) => ReactNode;
};

/** The event of a list that is open, and the keys that lead through the list. */
export function OpenedEvent<Event>({ opened, ...props }: Props<Event>) {
  return (
    <>
      <ListKeys />
      {opened === null ? null : <Opened {...props} opened={opened} />}
    </>
  );
}

/** One event in a drawer beside its list, with the way to its neighbours. */
function Opened<Event>({ of, data, opened, hrefOf, children }: Props<Event> & { opened: string }) {
  const t = useTranslations(of);
  return (
    <Drawer
      label={t("title")}
      opened={opened}
      bar={
        <>
          <Section what={t("theOne")} inline>
            <Neighbours rows={data.page} opened={opened} hrefOf={hrefOf} />
          </Section>
          <CloseLink closed={hrefOf(null)} />
        </>
      }
    >
      <Section key={opened} what={t("theOne")} fallback={<Skeleton height={720} />}>
        <div className={classes.parts}>
          <Read of={of} reading={data.opened}>
            {children}
          </Read>
        </div>
      </Section>
    </Drawer>
  );
}

type ReadProps<Event> = Pick<Props<Event>, "of" | "children"> & { reading: Props<Event>["data"]["opened"] };

async function Read<Event>({ of, reading, children }: ReadProps<Event>) {
  const [t, event] = await Promise.all([getTranslations(of), reading]);
  if (event !== null) return children(event);
  return (
    <>
      <h2>{t("notFound")}</h2>
      <p>{t("notFoundText")}</p>
    </>
  );
}
