import { api, data } from '@/api/client';
import { queries } from '@/api/session';
import { tellOthers } from './tabs';

/** Ends the session here and, where it has such an address, at the identity provider; nothing asked before stays in the page. */
export async function signOut(): Promise<void> {
  const ended = await data(api.POST('/api/v1/logout'));
  queries.clear();
  tellOthers();
  location.assign(ended.logout_url ?? '/');
}
