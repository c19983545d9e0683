import classes from "./skeleton.module.css";

type Props = { height: number; width?: number; below?: number };

/** The place of what is being read, in its final size; `below` is the space under it. */
export function Skeleton({ height, width, below = 0 }: Props) {
  return (
    <div className={classes.skeleton} style={{ height, width, marginBottom: below }} aria-hidden="true" />
  );
}
