"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { type MappingEffect, previewMapping } from "#lib/db/places.ts";
import { mapService } from "#lib/db/services.ts";
import { repositorySlug } from "#lib/domain/origin/repository-slug.ts";
import { type ActionState, orgAction } from "#lib/http/action.ts";

/** A repository as we write it, null for none; undefined for what names none. Anybody can call an action with anything. */
function readRepository(text: unknown): string | null | undefined {
  const given = typeof text === "string" ? text.trim() : "";
  if (given === "") return null;
  return repositorySlug(given.slice(0, LONGEST)) ?? undefined;
}

const LONGEST = 2048;

async function refused(): Promise<{ status: "refused"; field: string; message: string }> {
  const t = await getTranslations("mapping");
  return { status: "refused", field: "repository", message: t("notRepository") };
}

/** What a mapping would change; nothing is saved, so that everybody may ask. */
export async function previewMappingAction(
  slug: string,
  service: string,
  text: string,
): Promise<ActionState<MappingEffect>> {
  const repository = readRepository(text);
  if (repository === undefined) return refused();
  return orgAction(slug, "viewer", async ({ db, organization }) =>
    previewMapping(db, organization.id, { name: String(service), repository }),
  );
}

/** Maps a service; its value is what it is mapped to now. */
export async function mapServiceAction(
  slug: string,
  service: string,
  text: string,
): Promise<ActionState<string | null>> {
  const repository = readRepository(text);
  if (repository === undefined) return refused();
  return orgAction(slug, "manager", async (member) => {
    const { mapped } = await mapService(member, { name: String(service), repository });
    refresh();
    return mapped;
  });
}
