"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { nextCell } from "#lib/domain/health/grid-keys.ts";
import classes from "../health.module.css";

/** A drawing with where its days begin and end, as parts of its width. */
type Drawn = { days: { from: number; to: number }; drawing: ReactNode };

type Props = {
  label: string;
  /** What each day says when it is looked at, oldest first. */
  explained: string[];
  /** How it is looked at. */
  keys: string;
  wide: Drawn;
  /** The same for a phone. */
  narrow: Drawn;
  /** Under it, what its marks mean. */
  foot: ReactNode;
};

/** Around a drawn trend: pointer and arrow keys go from day to day, and what is looked at is said beneath it. */
export function TrendRegion({ label, explained, keys, wide, narrow, foot }: Props) {
  const [looked, setLooked] = useState<number | null>(null);
  const last = explained.length - 1;
  const place = looked !== null && looked <= last ? looked : null;
  const leave = () => setLooked(null);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") return leave();
    const next = nextCell(event.key, place ?? last, { columns: last + 1, cells: last + 1 });
    if (next === null) return;
    event.preventDefault();
    setLooked(next);
  };
  const shown = { place, count: last + 1, onLook: setLooked };
  return (
    <>
      <div
        className={classes.plot}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={(place ?? last) + 1}
        aria-valuetext={explained[place ?? last]}
        onKeyDown={press}
        onBlur={leave}
        onPointerLeave={leave}
      >
        <Days className={classes.plotWide} {...wide} {...shown} />
        <Days className={classes.plotNarrow} {...narrow} {...shown} />
      </div>
      {foot}
      <p className={classes.looked} aria-hidden="true">
        {place === null ? keys : explained[place]}
      </p>
    </>
  );
}

type DaysProps = Drawn & {
  className: string | undefined;
  place: number | null;
  count: number;
  onLook: (place: number) => void;
};

function Days({ className, days: { from, to }, drawing, place, count, onLook }: DaysProps) {
  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = ((clientX - left) / Math.max(1, width) - from) / (to - from);
    onLook(Math.min(count - 1, Math.max(0, Math.floor(share * count))));
  };
  const middle = place === null ? null : from + ((to - from) * (place + 0.5)) / count;
  return (
    <div className={className} onPointerMove={point} onPointerDown={point}>
      {drawing}
      {middle === null ? null : <span className={classes.looker} style={{ left: `${middle * 100}%` }} />}
    </div>
  );
}
