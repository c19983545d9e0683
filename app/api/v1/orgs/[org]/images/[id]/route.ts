import { revokePicture } from "#lib/db/pictures.ts";
import { images } from "#lib/http/operations/images.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(images.revoke, ({ member, id }) => revokePicture(member, id)),
);
