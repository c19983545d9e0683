import { Group } from "@mantine/core";
import { ButtonLink } from "#app/_components/link.tsx";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";

/** A way to the form of each source. */
export function ConnectLinks({ slug }: { slug: string }) {
  return (
    <Group gap="xs">
      {SOURCE_FORMS.map(({ provider, name }) => (
        <ButtonLink key={provider} href={`/orgs/${slug}/settings/connections/new?source=${provider}`}>
          Connect {name}
        </ButtonLink>
      ))}
    </Group>
  );
}
