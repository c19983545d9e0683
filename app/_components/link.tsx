"use client";

import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";

type Target = { href: string; children: ReactNode };

/** Mantine's anchor on Next's router, for server components, which cannot pass `component={Link}`. */
export function TextLink(props: Target & AnchorProps) {
  return <Anchor component={Link} {...props} />;
}

/** Mantine's button as a link on Next's router. */
export function ButtonLink(props: Target & ButtonProps) {
  return <Button component={Link} {...props} />;
}
