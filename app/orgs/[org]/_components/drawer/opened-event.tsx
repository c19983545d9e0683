import type { ReactNode } from "react";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { Drawer } from "./drawer.tsx";
import { CloseLink, Neighbours } from "./drawer-bar.tsx";
import { ListKeys } from "./list-keys.tsx";

type Props = {
  /** What kind of event it is. */
  label: string;
  /** The same for when it could not be read. */
  what: string;
  /** The one that is open; null: none. */
  opened: string | null;
  rows: Promise<{ items: { id: string }[] }>;
  /** The list with another event open, or with none. */
  hrefOf: (id: string | null) => string;
  children: ReactNode;
};

/** The event of a list that is open, and the keys that lead through the list. */
export function OpenedEvent({ opened, ...props }: Props) {
  return (
    <>
      <ListKeys />
      {opened === null ? null : <Opened {...props} opened={opened} />}
    </>
  );
}

/** One event in a drawer beside its list, with the way to its neighbours. */
function Opened({ label, what, opened, rows, hrefOf, children }: Props & { opened: string }) {
  return (
    <Drawer
      label={label}
      opened={opened}
      bar={
        <>
          <Section what={what} inline>
            <Neighbours rows={rows} opened={opened} hrefOf={hrefOf} />
          </Section>
          <CloseLink closed={hrefOf(null)} />
        </>
      }
    >
      <Section key={opened} what={what} fallback={<Skeleton height={720} />}>
        {children}
      </Section>
    </Drawer>
  );
}
