import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { DEMO_LOGINS, DEMO_PASSWORD } from "#lib/domain/access/demo-logins.ts";
import classes from "./demo-logins.module.css";
import { TextLink } from "./link.tsx";
import { Panel } from "./panel.tsx";

/** How to sign in to the demo company: it runs on this machine only. */
export function DemoLogins() {
  return (
    <div className={classes.demo}>
      <Panel title="This is the demo" id="demo" flush>
        <p className={classes.text}>
          A made-up company on a simulated Datadog. <TextLink href="/sign-in">Sign in</TextLink> as one of its
          people with the password <code>{DEMO_PASSWORD}</code>.
        </p>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>E-mail</TableTh>
              <TableTh>May</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {DEMO_LOGINS.map(({ email, may }) => (
              <TableTr key={email}>
                <TableTd>{email}</TableTd>
                <TableTd>{may}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </Panel>
    </div>
  );
}
