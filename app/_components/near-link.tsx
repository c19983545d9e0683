"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is prefetched once somebody comes near it. Prefetched as it comes into view, every link of a
 * navigation is asked for on each page, twice, and one of them is followed.
 */
export function NearLink(props: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  const approach = () => setNear(true);
  return (
    <Link
      prefetch={near ? null : false}
      onMouseEnter={approach}
      onTouchStart={approach}
      onFocus={approach}
      {...props}
    />
  );
}
