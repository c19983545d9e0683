import type { ReactNode } from "react";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { Drawer } from "./drawer.tsx";
import { CloseLink, Neighbours } from "./drawer-bar.tsx";

type Props = {
  /** What kind of event it is. */
  label: string;
  /** The same for when it could not be read. */
  what: string;
  opened: string;
  rows: Promise<{ items: { id: string }[] }>;
  /** The list with another event open, or with none. */
  hrefOf: (id: string | null) => string;
  children: ReactNode;
};

/** One event of a list in a drawer beside it, with the way to its neighbours. */
export function OpenedEvent({ label, what, opened, rows, hrefOf, children }: Props) {
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
