import { listPictures } from "#lib/db/pictures.ts";
import { issuePicture } from "#lib/http/issue-picture.ts";
import { images } from "#lib/http/operations/images.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(images.list, ({ member, query }) => listPictures(member.db, member.organization.id, query)),
  forMember(images.create, ({ member, body, request }) => issuePicture(member, body, request.headers)),
);
