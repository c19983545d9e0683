import { type ReactNode, Suspense } from "react";
import { SectionBoundary } from "./section-boundary.tsx";

type Props = {
  what: string;
  inline?: boolean;
  /** In its place until it has been read. */
  fallback?: ReactNode;
  children: ReactNode;
};

/** A part of a page that comes when it has been read, and fails alone. */
export function Section({ what, inline = false, fallback, children }: Props) {
  return (
    <SectionBoundary what={what} inline={inline}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </SectionBoundary>
  );
}
