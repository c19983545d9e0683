import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { getWords } from "#app/_language/words.ts";
import { requireMember } from "#lib/auth/org.ts";
import { tellHealth } from "#lib/db/health-lists.ts";
import { listPictures } from "#lib/db/pictures.ts";
import { PICTURE_KINDS } from "#lib/domain/pictures/picture.ts";
import { figureOptions } from "#lib/words/figure-options.ts";
import { MakePictureForm } from "./_components/make-picture-form.tsx";
import { PictureList } from "./_components/picture-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pictures"))("title") };
}

const SHOWN = 200;

/** What a link to here asks for a picture of. */
const readAsked = createLoader({
  kind: parseAsStringLiteral(PICTURE_KINDS).withDefault("grid"),
  scope: parseAsString.withDefault(""),
  row: parseAsString,
  metric: parseAsString,
  part: parseAsString.withDefault(""),
});

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function PicturesPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org, "manager");
  const { id, slug, timeZone } = organization;
  const page = listPictures(db, id, { limit: SHOWN, cursor: null });
  const [asked, { scopes }, words] = await Promise.all([
    readAsked(searchParams),
    tellHealth(db, id),
    getWords(),
  ]);
  const { t } = words;
  const figures = figureOptions(words);
  const figure = figures.find(({ value }) => value === (asked.row ?? asked.metric)) ?? figures[0];
  const named = scopes.map((scope) => ({ value: scope, label: scope }));
  const scope = scopes.includes(asked.scope) ? asked.scope : "";
  return (
    <ClientWords namespaces={["pictureForms"]}>
      <PageHeader title={t("pictures.title")} lead={t("pictures.lead", { timeZone })} />
      <div className={layout.columns}>
        <Section what={t("pictures.thePictures")} fallback={<Skeleton height={240} />}>
          <PictureList slug={slug} timeZone={timeZone} page={page} />
        </Section>
        <Panel title={t("pictures.make")} id="make-picture" aside={<HelpLink topic="pictures" />}>
          <MakePictureForm
            slug={slug}
            asked={{ kind: asked.kind, figure: figure?.value ?? "", part: asked.part, scope }}
            scopes={[{ value: "", label: t("drawing.all") }, ...named]}
            figures={figures}
          />
        </Panel>
      </div>
    </ClientWords>
  );
}
