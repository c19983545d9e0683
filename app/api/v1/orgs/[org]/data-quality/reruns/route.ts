import { leaveOutReruns } from "#lib/db/corrections.ts";
import { dataQuality } from "#lib/http/operations/data-quality.ts";
import { forMember, route } from "#lib/http/route.ts";
import { wordsIn } from "#lib/words/words.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(dataQuality.leaveOutReruns, async ({ member, body: { leaveOut, reason } }) => {
    const said = reason ?? wordsIn("en").t("quality.rerunReason");
    return { changed: await leaveOutReruns(member, leaveOut ? said : null) };
  }),
);
