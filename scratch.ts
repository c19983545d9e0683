import { createClient } from "@supabase/supabase-js";
import { startSupabase } from "/work/main/scripts/stack/supabase.ts";
import { startPostgres } from "/work/main/scripts/stack/postgres.ts";
import { startSimulator } from "/work/main/scripts/simulator/server.ts";
import { InMemoryEmailDriver } from "@supabase/lite";
import { randomBytes, randomUUID } from "node:crypto";
import { createConnection } from "/work/main/lib/db/connecting.ts";
import { storeCredentials } from "/work/main/lib/db/credentials.ts";
import { startRun } from "/work/main/lib/db/sync.ts";
import { runConnection } from "/work/main/lib/sync/run-connection.ts";
Object.assign(process.env,{NEXT_PUBLIC_SUPABASE_URL:"http://127.0.0.1:1",NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY:"x".repeat(20),SUPABASE_SECRET_KEY:"x".repeat(20),CREDENTIAL_KEYS:"1:"+randomBytes(32).toString("base64"),CRON_SECRET:"x".repeat(40),PLUMBLINE_EMBEDDED:"1"});
const pg = process.argv[2]==="pg" ? await startPostgres() : null;
const keys={ publishableKey: "sb_publishable_abcdefghijklmnopqrstuvwx", secretKey: "sb_secret_abcdefghijklmnopqrstuvwxyz"};
const s = await startSupabase({ database: pg?{kind:"postgres",url:pg.url}:{ kind: "pglite", dataDir: null }, port: 0, ...keys, jwtSecret: "x".repeat(40), siteUrl: "http://localhost:3000", mail: new InMemoryEmailDriver() });
const A="a".repeat(32), B="b".repeat(40);
const content: any = process.argv[3]==="bulk" ? {kind:"bulk",deployments:10000,commitsEach:5,days:Number(process.argv[4]??400),seed:"x"} : {kind:"file",path:"/work/shared/data/real-history.json.gz",shiftLastTo:new Date(Date.now()-864e5)};
const sim = await startSimulator({ port: 0, accounts: [{ id:"x", apiKeys:[A], appKeys:[{key:B,scopes:["dora_metrics_read"]}], content }] });
const db = createClient(s.url, keys.secretKey, {auth:{persistSession:false}}) as any;
const user = createClient(s.url, keys.publishableKey);
await user.auth.signUp({email:"a@b.test",password:"correct horse"});
const org = (await user.rpc("create_organization",{p_name:"A",p_slug:"aaa"})).data as any;
const ring = new Map([[1, randomBytes(32)]]);
const id = randomUUID();
await createConnection(db,{organizationId:org.id,id,name:"dd",site:"datadoghq.com",keyHint:"abcd",fingerprint:"f",backfillDays:400});
await storeCredentials(db,ring,{organizationId:org.id,connectionId:id,apiKey:A,appKey:B});
for (let n=0;n<2;n++){
const lease = await startRun(db,{organizationId:org.id,connectionId:id,trigger:"connect",mode:null});
const t=Date.now();
const st = await runConnection(lease,{db,env:{credentialKeys:ring,datadogBaseUrl:sim.url},deadlineAt:Date.now()+600000});
console.log(st, Date.now()-t,"ms rss", Math.round(process.memoryUsage().rss/1e6));
console.log(await s.query("select status,mode,api_calls,error, (select jsonb_object_agg(stream, x) from (select stream, sum(fetched) f,sum(inserted) i,sum(updated) u,sum(unchanged) un,sum(quarantined) q,sum(tombstoned) t, count(*) n from sync_slices s where s.run_id=r.id group by stream) x(stream,f,i,u,un,q,t,n)) from sync_runs r order by created_at desc limit 1"));
}
console.log(await s.query("select count(*), min(started_at), max(started_at) from deployments where deleted_at is null"), await s.query("select count(*) from deployment_commits"), await s.query("select origin,tool,count(*) from deployment_commits group by 1,2 order by 3 desc limit 12"), await s.query("select reason,count(*) from quarantine group by 1"));
const q={from:new Date(Date.now()-90*864e5).toISOString().slice(0,19)+"Z",to:new Date().toISOString().slice(0,19)+"Z",compare:"previous"};
for(let i=0;i<4;i++){const t=Date.now(); const r=await user.rpc("report_dora",{p_organization_id:org.id,p_filter:q}); console.log("report",Date.now()-t, r.error?.message, i==0?JSON.stringify(r.data?.figures)?.slice(0,800):""); }
await sim.close(); await s.close(); await pg?.close(); process.exit();
