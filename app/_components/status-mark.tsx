import type { Tone } from "#lib/domain/sync/sync-words.ts";
import classes from "./status-mark.module.css";

const SHAPES: Record<Tone, React.ReactNode> = {
  fine: <path d="M3 7.5 5.8 10.2 11 4.4" fill="none" stroke="currentColor" strokeWidth="2" />,
  running: <path d="M7 2a5 5 0 1 1-5 5" fill="none" stroke="currentColor" strokeWidth="2" />,
  pending: (
    <circle cx="7" cy="7" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2 2" />
  ),
  stale: <path d="M7 2 12.5 12h-11z" fill="currentColor" />,
  failed: <path d="M3.2 3.2l7.6 7.6M10.8 3.2l-7.6 7.6" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  off: <path d="M3 7h8" fill="none" stroke="currentColor" strokeWidth="2" />,
};

/** A state as a shape, a colour and a word, so that none of them has to be told apart alone. */
export function StatusMark({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {word}
    </span>
  );
}
