"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { nextCell } from "#lib/domain/health/grid-keys.ts";
import classes from "../health.module.css";

type Props = {
  label: string;
  /** What each cell says when it is looked at, row by row. */
  explained: string[];
  /** The cell that is open, row/day; it gets the focus back when it is closed. */
  opened: string | null;
  /** How the keyboard moves. */
  keys: string;
  /** Under the grid, without scrolling with it. */
  foot: ReactNode;
  children: ReactNode;
};

/** Around the drawn grid: it scrolls, arrow keys move between its cells, and what is looked at is said beneath it. */
export function GridRegion({ label, explained, opened, keys, foot, children }: Props) {
  const region = useRef<HTMLElement>(null);
  const { open, followed } = useOpener();
  const [looked, setLooked] = useState<number | null>(null);
  useFocusBack(region, opened);
  useLastDays(region);
  const cellsOf = () => shownIn(region.current, "svg a");
  const cellAt = (target: EventTarget) =>
    target instanceof Element ? cellsOf().findIndex((cell) => cell.contains(target)) : -1;
  const look = ({ target }: FocusEvent | MouseEvent) => setLooked(orNull(cellAt(target)));
  const press = (event: MouseEvent) => {
    const cell = cellsOf()[cellAt(event.target)];
    if (cell === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(cell.href.baseVal);
  };
  const move = (event: KeyboardEvent) => {
    const cells = cellsOf();
    const columns = cells.findIndex((cell) => rowOf(cell) !== rowOf(cells[0]));
    const next = nextCell(event.key, cellAt(event.target), {
      columns: columns === -1 ? cells.length : columns,
      cells: cells.length,
    });
    if (next === null) return;
    event.preventDefault();
    cells[next]?.focus();
  };
  return (
    <>
      <section
        ref={region}
        aria-label={label}
        className={classes.region}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onClick={press}
        onKeyDown={move}
        onFocus={look}
        onMouseOver={look}
        onMouseLeave={() => setLooked(null)}
      >
        {children}
      </section>
      {followed}
      {foot}
      <p className={classes.looked} aria-hidden="true">
        {looked === null ? keys : explained[looked]}
      </p>
    </>
  );
}

/** What a press follows: a link as any other, with the scope of the page, that nobody sees. */
function useOpener() {
  const [href, setHref] = useState("");
  const link = useRef<HTMLAnchorElement>(null);
  const open = (pressed: string) => {
    flushSync(() => setHref(pressed));
    link.current?.click();
  };
  const followed =
    href === "" ? null : (
      <ScopedLink href={href} ref={link} scroll={false} tabIndex={-1} aria-hidden className="unseen" />
    );
  return { open, followed };
}

/** Of the two drawings, one for wide screens and one for narrow ones, the cells of that which is there. */
const shownIn = (region: HTMLElement | null, cells: string) =>
  [...(region?.querySelectorAll<SVGAElement>(cells) ?? [])].filter((cell) => cell.checkVisibility());

const rowOf = (cell: SVGAElement | undefined) => cell?.parentElement ?? null;
const orNull = (index: number) => (index === -1 ? null : index);

function useFocusBack(region: RefObject<HTMLElement | null>, opened: string | null) {
  const last = useRef(opened);
  useEffect(() => {
    const closed = opened === null ? last.current : null;
    last.current = opened;
    if (closed === null) return;
    shownIn(region.current, `a[href*="cell=${CSS.escape(closed)}"]`)[0]?.focus();
  }, [region, opened]);
}

/** What does not fit is to the left: the last days are what one comes for. */
function useLastDays(region: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (region.current !== null) region.current.scrollLeft = region.current.scrollWidth;
  }, [region]);
}
