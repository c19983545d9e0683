"use client";

import type { ActionState } from "#lib/http/action.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { KeyInputs } from "./key-inputs.tsx";
import { SiteInput } from "./site-input.tsx";

type Props = { source: SourceForm; site?: string | null; state: ActionState };

/** What a source asks for to open an account; `site`: where it was before. */
export function AccountInputs({ source, site = null, state }: Props) {
  return (
    <>
      {source.site === null ? null : (
        <SiteInput field={source.site} initial={site ?? source.site.initial} state={state} />
      )}
      <KeyInputs fields={source.keys} state={state} key={state.status === "done" ? "fresh" : "typed"} />
    </>
  );
}
