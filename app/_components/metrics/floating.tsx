"use client";

import { Popover, Tooltip } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
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
    <Tooltip label={text} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={className} aria-label={label} data-judgement={judgement}>
        {children}
      </button>
    </Tooltip>
  );
}

/** A round "i" that opens an explanation. */
export function InfoPopover({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover width={340} position="bottom-end" shadow="md" withArrow trapFocus={false} returnFocus>
      <Popover.Target>
        <button type="button" className={classes.infoButton} aria-label={label} title={label}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  );
}
