"use client";

import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { ScopedLink } from "./scoped-link.tsx";

type Target = { href: string; children: ReactNode };

/** Mantine's anchor on Next's router, for server components, which cannot pass `component={ScopedLink}`. */
export function TextLink(props: Target & AnchorProps) {
  return <Anchor component={ScopedLink} {...props} />;
}

/** Mantine's button as a link on Next's router. */
export function ButtonLink(props: Target & ButtonProps) {
  return <Button component={ScopedLink} {...props} />;
}
