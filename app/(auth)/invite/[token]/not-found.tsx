import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { TextLink } from "#app/_components/link.tsx";
import { AuthCard } from "../../_components/auth-card.tsx";

export const metadata: Metadata = { title: "Invitation" };

/** The same for a link that never was, has expired, was revoked or was used. */
export default function NoInvitation() {
  return (
    <AuthCard
      title="This invitation does not hold"
      foot={
        <>
          Did you accept it before? <TextLink href="/orgs">Go to your organisations</TextLink>
        </>
      }
    >
      <Text>
        The link may be incomplete, older than 7 days, withdrawn or used already. Ask the person who invited
        you for a new one.
      </Text>
    </AuthCard>
  );
}
