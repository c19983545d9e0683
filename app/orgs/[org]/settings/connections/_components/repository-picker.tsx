"use client";

import { Checkbox, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Answer, errorOf, FormMessage } from "#app/_components/form/form-message.tsx";
import type { Offered } from "../actions.ts";
import classes from "./repository-picker.module.css";

/** From so many on there is a field to search in. */
const MANY = 10;
/** Shown at a time: the rest is found by its name. */
const MOST_SHOWN = 100;

type Props = {
  offered: Offered[];
  /** Names of those that are read now; null where nobody has chosen yet: then those are ticked that are proposed. */
  chosen: string[] | null;
  state: Answer;
};

/** Repositories to tick: those that deployments come from first, each with what speaks against it. */
export function RepositoryPicker({ offered, chosen, state }: Props) {
  const t = useTranslations("connectionForms");
  const all = withChosen(offered, chosen ?? []);
  const [ticked, setTicked] = useState(() => new Set(chosen ?? proposed(offered)));
  const [search, setSearch] = useState("");
  const sought = search.trim().toLowerCase();
  const found = all.filter(({ fullName }) => fullName.toLowerCase().includes(sought));
  const tick = (name: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, name] : [...before].filter((one) => one !== name)));
  const refused = errorOf(state, "repositories");
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t("repositories", { ticked: ticked.size })}</legend>
      <Stack gap={8}>
        <p className={classes.note}>{t("repositoriesHint")}</p>
        {all.length > MANY ? (
          <TextInput
            type="search"
            aria-label={t("searchRepositories")}
            placeholder={t("searchRepositories")}
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        ) : null}
        {all.length === 0 ? <p className={classes.note}>{t("noRepositories")}</p> : null}
        {found.length === 0 ? null : (
          <ul className={classes.list}>
            {found.slice(0, MOST_SHOWN).map((one) => (
              <Row key={one.fullName} repository={one} ticked={ticked.has(one.fullName)} tick={tick} />
            ))}
          </ul>
        )}
        {all.length > 0 && found.length === 0 ? <p className={classes.note}>{t("noneFound")}</p> : null}
        {found.length > MOST_SHOWN ? (
          <p className={classes.note}>{t("moreRepositories", { more: found.length - MOST_SHOWN })}</p>
        ) : null}
        {refused === undefined ? null : <FormMessage tone="failed">{refused}</FormMessage>}
      </Stack>
      {[...ticked].map((name) => (
        <input key={name} type="hidden" name="repositories" value={name} />
      ))}
    </fieldset>
  );
}

type RowProps = { repository: Offered; ticked: boolean; tick: (name: string, on: boolean) => void };

function Row({ repository, ticked, tick }: RowProps) {
  const t = useTranslations("connectionForms");
  const { fullName, deployments, problem, isArchived, isPrivate } = repository;
  const about = [
    deployments > 0 ? t("deployedFrom", { deployments }) : null,
    isPrivate ? t("private") : null,
    isArchived ? t("archived") : null,
    problem,
  ];
  return (
    <li className={classes.row}>
      <Checkbox
        label={fullName}
        description={about.filter((part) => part !== null).join(" · ")}
        checked={ticked}
        onChange={(event) => tick(fullName, event.currentTarget.checked)}
      />
    </li>
  );
}

/** Those that deployments come from and that nothing speaks against. */
function proposed(offered: Offered[]): string[] {
  return offered
    .filter(({ deployments, problem, isArchived }) => deployments > 0 && problem === null && !isArchived)
    .map(({ fullName }) => fullName);
}

/** What is read now stays to be unticked, also where the token no longer lists it. */
function withChosen(offered: Offered[], chosen: string[]): Offered[] {
  const known = new Set(offered.map(({ fullName }) => fullName));
  const more = chosen.filter((name) => !known.has(name));
  const about = { isPrivate: false, isArchived: false, deployments: 0, problem: null };
  return [...more.map((fullName) => ({ fullName, ...about })), ...offered];
}
