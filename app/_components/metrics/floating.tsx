import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Popup } from "../popup.tsx";
import classes from "./card.module.css";

type HintProps = {
  text: string;
  label?: string;
  className?: string;
  children: ReactNode;
  judgement?: string;
};

/** A small thing that says more on hover, focus and touch. `label` is its full text for those who hear it. */
export function Hint({ text, label, className, children, judgement }: HintProps) {
  return (
    <button type="button" className={className} aria-label={label} data-judgement={judgement}>
      {children}
      <span className={classes.tip} aria-hidden="true">
        {text}
      </span>
    </button>
  );
}

/** A round "i" that opens an explanation. */
export function InfoPopover({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popup
      label={label}
      aria-label={label}
      title={label}
      className={classes.infoButton}
      place="below-end"
      face={<IconInfoCircle size={16} stroke={1.75} aria-hidden />}
    >
      {children}
    </Popup>
  );
}
