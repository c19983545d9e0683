"use client";

import {
  Menu,
  MenuDivider,
  MenuDropdown,
  MenuItem,
  MenuLabel,
  MenuTarget,
  UnstyledButton,
} from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import Link from "next/link";
import classes from "./switcher.module.css";

export type SwitcherOrganization = { slug: string; name: string };

type Props = { current: SwitcherOrganization; organizations: SwitcherOrganization[]; compact: boolean };

/** Names the organisation that the page is about, and leads to the others. */
export function OrganizationSwitcher({ current, organizations, compact }: Props) {
  return (
    <Menu position="bottom-start" width={240}>
      <MenuTarget>
        <UnstyledButton
          className={classes.target}
          data-compact={compact || undefined}
          aria-label={`Organisation ${current.name}: switch`}
          title={current.name}
        >
          <span className={classes.initial} aria-hidden="true">
            {[...current.name][0]?.toUpperCase()}
          </span>
          {compact ? null : (
            <>
              <span className={classes.name}>{current.name}</span>
              <IconSelector size={16} stroke={1.6} aria-hidden="true" className={classes.chevron} />
            </>
          )}
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuLabel>Organisations</MenuLabel>
        {organizations.map(({ slug, name }) => (
          <MenuItem
            key={slug}
            component={Link}
            href={`/orgs/${slug}`}
            aria-current={slug === current.slug ? "true" : undefined}
            rightSection={
              slug === current.slug ? <IconCheck size={16} stroke={1.8} aria-hidden="true" /> : null
            }
          >
            <span className={classes.item}>{name}</span>
          </MenuItem>
        ))}
        <MenuDivider />
        <MenuItem
          component={Link}
          href="/orgs"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden="true" />}
        >
          All organisations, or a new one
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
