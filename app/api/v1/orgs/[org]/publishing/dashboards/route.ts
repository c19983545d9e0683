import { publishing } from "#lib/http/operations/publishing.ts";
import { ENGLISH_BOARD } from "#lib/http/publishing-answers.ts";
import { forMember, route } from "#lib/http/route.ts";
import { listDashboards } from "#lib/publish/dashboards.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.dashboards, async ({ member, query: { pictureUrl } }) => ({
    items: (await listDashboards(member, { words: ENGLISH_BOARD, pictureUrl })).map((ready) => ({
      ...ready,
      dashboard: ready.dashboard === null ? null : { ...ready.dashboard },
    })),
  })),
);
