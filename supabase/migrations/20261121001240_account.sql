-- Definer: accounts are in the auth schema.
create function public.get_sign_in_methods() returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
begin
  return (
    select jsonb_build_object('password', coalesce(u.encrypted_password, '') <> '',
      'providers', (select coalesce(jsonb_agg(distinct i.provider), '[]') from auth.identities i
                    where i.user_id = u.id and i.provider <> 'email'))
    from auth.users u where u.id = v_person);
end $$;
comment on function public.get_sign_in_methods is 'What opens the caller''s account beside a code by e-mail: {password, providers}. Never a password''s hash.';
grant execute on function public.get_sign_in_methods to authenticated;
