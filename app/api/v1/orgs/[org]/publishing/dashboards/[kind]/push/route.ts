import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import { publishing } from "#lib/http/operations/publishing.ts";
import { ENGLISH_BOARD } from "#lib/http/publishing-answers.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sendDashboard } from "#lib/publish/request.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.push, ({ member, name, body }) => {
    const kind = found(DASHBOARD_KINDS.find((one) => one === name));
    return sendDashboard(member, { kind, words: ENGLISH_BOARD, pictureUrl: body.pictureUrl });
  }),
);
