import type { ReactNode } from "react";
import classes from "./facts.module.css";

type Props = {
  /** Values by their words, in the order in which they stand. */
  facts: Record<string, ReactNode>;
  /** How wide a fact is at least, in pixels: as many stand side by side as there is room for. */
  least?: number;
  /** Another look than side by side. */
  className?: string | undefined;
};

/** Pairs of a word and a value. */
export function Facts({ facts, least = 0, className = classes.facts }: Props) {
  const columns = least === 0 ? undefined : `repeat(auto-fill, minmax(${least}px, 1fr))`;
  return (
    <dl className={className} style={{ gridTemplateColumns: columns }}>
      {Object.entries(facts).map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
