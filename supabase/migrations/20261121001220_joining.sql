-- Accepting an invitation ---------------------------------------------------------------------------------------

-- Definer: whoever looks at an invitation may not be signed in.
create function public.find_invitation(p_hash text) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object('organization', o.name, 'email', i.email, 'role', i.role,
      'invitedBy', private.email_of(i.invited_by), 'expiresAt', private.as_iso(i.expires_at),
      'language', (select u.raw_user_meta_data ->> 'language' from auth.users u where u.email = i.email limit 1))
    from private.open_invitation(p_hash) i join public.organizations o on o.id = i.organization_id
  $$;
comment on function public.find_invitation is 'Who invites whom to what, by the SHA-256 of the token, with the language of the invited address''s account; null unless it may be accepted now. Only the secret key may call it.';
grant execute on function public.find_invitation to service_role;

-- Definer: the caller is no member yet. Takes the token, not its hash: what is stored opens nothing.
create function public.accept_invitation(p_token text, p_address text default null) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_user uuid := private.require_person();
  v_hash text := private.hash_token(p_token);
  v_email text := private.verified_email(v_user);
  v_row public.invitations;
  v_status text;
begin
  -- Before the token is looked at, so that this tells nothing about it.
  if v_email is null then raise exception 'confirm the e-mail first' using errcode = 'PL416'; end if;
  perform from public.organizations o
    where o.id = (select i.organization_id from private.open_invitation(v_hash) i where i.email = v_email)
    for no key update;
  delete from public.invitations i using private.open_invitation(v_hash) f
    where i.organization_id = f.organization_id and i.id = f.id and i.email = v_email returning i.* into v_row;
  select m.status into v_status from public.memberships m
    where m.organization_id = v_row.organization_id and m.user_id = v_user;
  if v_row.id is null or v_status = 'suspended'
    or exists (select from private.former_members f where f.organization_id = v_row.organization_id
               and (f.user_id = v_user or f.email_hash = private.hash_token(v_email)) and f.ended_at >= v_row.sent_at) then
    raise exception 'no such invitation' using errcode = 'PL404';
  end if;
  if v_status is not null then raise exception 'a member already' using errcode = 'PL414'; end if;
  insert into public.memberships (organization_id, user_id, role) values (v_row.organization_id, v_user, v_row.role);
  delete from private.former_members f
    where f.organization_id = v_row.organization_id
      and (f.user_id = v_user or f.email_hash = private.hash_token(v_email));
  insert into public.audit_log (organization_id, actor_id, actor, action, target, address, details)
    values (v_row.organization_id, v_user, v_email, 'invitation.accepted', v_email, p_address,
            jsonb_build_object('id', v_row.id, 'role', v_row.role, 'invitedBy', private.email_of(v_row.invited_by)));
  return (select jsonb_build_object('org', o.slug, 'role', v_row.role)
          from public.organizations o where o.id = v_row.organization_id);
end $$;
comment on function public.accept_invitation is 'Makes the caller a member, once: {org, role}. PL404 alike for a token that is wrong, used, revoked, expired or for another address; PL416 while the caller''s own address is not confirmed.';
grant execute on function public.accept_invitation to authenticated;

-- Joining by domain ---------------------------------------------------------------------------------------------

alter table public.organizations add column joining_domain text
  check (joining_domain = lower(joining_domain collate "C") and joining_domain not like '%@%');
comment on column public.organizations.joining_domain is 'Whoever has a confirmed address at this domain may join as viewer; null: nobody may.';
create index organizations_joining_domain_idx on public.organizations (joining_domain) where joining_domain is not null;

create function private.is_public_mail_domain(p_domain text) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select p_domain = any ('{126.com,139.com,163.com,10minutemail.com,aim.com,alice.it,aliyun.com,aol.com,aol.de,arcor.de,
      att.net,bellsouth.net,bigpond.com,bk.ru,bluewin.ch,bol.com.br,btinternet.com,btopenworld.com,centrum.cz,charter.net,
      comcast.net,cox.net,daum.net,disroot.org,docomo.ne.jp,duck.com,earthlink.net,email.com,email.cz,email.de,
      example.com,example.net,example.org,ezweb.ne.jp,fastmail.com,fastmail.fm,foxmail.com,free.fr,freemail.hu,freenet.de,
      gmail.com,gmx.at,gmx.ch,gmx.com,gmx.de,gmx.net,googlemail.com,guerrillamail.com,hanmail.net,hey.com,hotmail.be,
      hotmail.ca,hotmail.ch,hotmail.co.uk,hotmail.com,hotmail.com.br,hotmail.de,hotmail.es,hotmail.fr,hotmail.it,
      hotmail.nl,hushmail.com,icloud.com,iinet.net.au,inbox.lv,inbox.ru,indiatimes.com,interia.pl,internode.on.net,
      kpnmail.nl,laposte.net,libero.it,list.ru,live.be,live.ca,live.co.uk,live.com,live.com.au,live.de,live.fr,live.it,
      live.nl,lycos.com,mac.com,mail.com,mail.de,mail.ee,mail.ru,mailbox.org,mailfence.com,mailinator.com,me.com,msn.com,
      nate.com,naver.com,neuf.fr,ntlworld.com,o2.pl,onet.pl,online.de,op.pl,optonline.net,optusnet.com.au,orange.fr,
      outlook.at,outlook.be,outlook.com,outlook.com.br,outlook.de,outlook.es,outlook.fr,outlook.it,outlook.jp,pm.me,
      post.cz,posteo.at,posteo.de,posteo.net,proton.me,protonmail.ch,protonmail.com,ptd.net,qq.com,rambler.ru,
      rediffmail.com,riseup.net,rocketmail.com,rogers.com,runbox.com,sapo.pt,sbcglobal.net,seznam.cz,sfr.fr,shaw.ca,
      sharklasers.com,sina.cn,sina.com,skynet.be,softbank.ne.jp,sohu.com,startmail.com,sympatico.ca,t-online.de,talktalk.net,
      telenet.be,telus.net,temp-mail.org,tempmail.com,terra.com.br,tin.it,tiscali.it,trashmail.com,tuta.com,tuta.io,
      tutamail.com,tutanota.com,tutanota.de,ukr.net,uol.com.br,verizon.net,videotron.ca,virgilio.it,virginmedia.com,
      vodafone.de,walla.co.il,wanadoo.fr,web.de,windowslive.com,wp.pl,xs4all.nl,xtra.co.nz,ya.ru,yahoo.ca,yahoo.co.in,
      yahoo.co.jp,yahoo.co.uk,yahoo.com,yahoo.com.ar,yahoo.com.au,yahoo.com.br,yahoo.com.mx,yahoo.de,yahoo.es,yahoo.fr,
      yahoo.in,yahoo.it,yandex.com,yandex.kz,yandex.ru,yandex.ua,yeah.net,ymail.com,yopmail.com,zoho.com,zoho.eu,
      zohomail.com,zohomail.eu}'::text[])
  $$;
comment on function private.is_public_mail_domain is 'Whether anybody can have an address there: the large mail providers. Our own list, since the rule has to hold in the database, where no package can be asked.';

create function private.own_domain(p_user_id uuid) returns text
  language sql stable security invoker set search_path = ''
  as $$
    select d.domain from (select split_part(private.verified_email(p_user_id), '@', 2) as domain) d
    where d.domain <> '' and not private.is_public_mail_domain(d.domain)
  $$;
comment on function private.own_domain is 'The domain of a confirmed address when it can be a company''s own; null otherwise.';

-- Definer: e-mail addresses are in the auth schema.
create function public.get_joining_domain(p_organization_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'admin');
  return (select jsonb_build_object('domain', o.joining_domain, 'ownDomain', private.own_domain(private.person()))
          from public.organizations o where o.id = p_organization_id);
end $$;
comment on function public.get_joining_domain is 'For an admin: domain, whose people may join, null when nobody may; ownDomain, of the caller''s own confirmed address, null for a public mail provider.';
grant execute on function public.get_joining_domain to authenticated;

-- Definer: writes the audit log, and reads e-mail addresses.
create function public.set_joining_domain(p_organization_id uuid, p_domain text, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'owner', p_acting);
  v_before text;
begin
  if p_domain is not null and p_domain is distinct from private.own_domain(v_actor.user_id) then
    raise exception 'not the domain of the caller''s own company address' using errcode = 'PL422';
  end if;
  select o.joining_domain into v_before from public.organizations o where o.id = p_organization_id;
  if v_before is not distinct from p_domain then return; end if;
  update public.organizations o set joining_domain = p_domain where o.id = p_organization_id;
  perform private.write_audit(v_actor, case when p_domain is null then 'joining.cleared' else 'joining.set' end,
    coalesce(p_domain, v_before));
end $$;
comment on function public.set_joining_domain is 'Lets everybody with a confirmed address at the owner''s own domain join as viewer, or, with null, nobody. PL422 for any other domain and for public mail providers.';
grant execute on function public.set_joining_domain to authenticated;

-- Definer: the caller is no member, and sees no organisation.
create function private.joinable_organizations(p_person uuid) returns setof public.organizations
  language sql stable security definer set search_path = ''
  as $$
    select o.* from public.organizations o
    where o.joining_domain = private.own_domain(p_person)
      and not exists (select from public.memberships m where m.organization_id = o.id and m.user_id = p_person)
      and not exists (select from private.former_members f where f.organization_id = o.id and f.removed
                      and (f.user_id = p_person or f.email_hash = private.hash_token(private.verified_email(p_person))))
  $$;
comment on function private.joinable_organizations is 'Organisations that let a person''s domain join, without those that they are in or were removed from.';

-- Definer: the caller is no member, and sees no organisation.
create function public.list_joinable_organizations() returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name) order by lower(o.name), o.slug), '[]')
    from (select * from private.joinable_organizations(private.require_person()) order by slug limit 50) o
  $$;
comment on function public.list_joinable_organizations is 'Organisations that the caller may join by the domain of their confirmed address, by name; at most 50.';
grant execute on function public.list_joinable_organizations to authenticated;

-- Definer: memberships are written by nobody directly.
create function public.join_organization(p_slug text, p_address text default null) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_user uuid := private.require_person();
  v_organization public.organizations;
begin
  perform from public.organizations o
    where o.id = (select j.id from private.joinable_organizations(v_user) j where j.slug = p_slug) for no key update;
  select * into v_organization from private.joinable_organizations(v_user) j where j.slug = p_slug;
  if not found then raise exception 'no such organisation' using errcode = 'PL404'; end if;
  insert into public.memberships (organization_id, user_id, role) values (v_organization.id, v_user, 'viewer');
  delete from private.former_members f where f.organization_id = v_organization.id and f.user_id = v_user;
  insert into public.audit_log (organization_id, actor_id, actor, action, target, address, details)
    values (v_organization.id, v_user, private.email_of(v_user), 'member.joined', private.email_of(v_user), p_address,
            jsonb_build_object('role', 'viewer', 'domain', v_organization.joining_domain));
  return jsonb_build_object('org', v_organization.slug, 'role', 'viewer');
end $$;
comment on function public.join_organization is 'Makes the caller a viewer of an organisation that lets their domain join: {org, role}. PL404 for every other one.';
grant execute on function public.join_organization to authenticated;
