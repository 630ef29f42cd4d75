import { api, data } from '@/api/client';
import type { Confirmed } from '@/kit/Confirm';

/** What an administrator can decide about accounts and persons. Numbers, not names: names may be anybody's. */
export type Change =
  | { readonly kind: 'link'; readonly account: string; readonly person: string }
  | { readonly kind: 'linkLike'; readonly account: string; readonly like: string }
  | { readonly kind: 'undo'; readonly account: string }
  | { readonly kind: 'reject'; readonly account: string; readonly person: string }
  | { readonly kind: 'merge'; readonly person: string; readonly sameAs: string }
  | { readonly kind: 'part'; readonly person: string };

/** How a change is taken back; null: it cannot be. */
export function undoOf(change: Change): Change | null {
  switch (change.kind) {
    case 'link':
    case 'linkLike':
      return { kind: 'undo', account: change.account };
    case 'merge':
      return { kind: 'part', person: change.person };
    case 'undo':
    case 'part':
    case 'reject':
      return null;
  }
}

/** Sends it. Answers whether the next request sees it; else it is written and on its way. */
export async function send(change: Change, { reason, intent }: Confirmed): Promise<{ visible: boolean }> {
  const header = { 'Idempotency-Key': intent };
  switch (change.kind) {
    case 'link': {
      const { account, person } = change;
      return data(api.POST('/api/v1/admin/identity/links', { params: { header }, body: { account, person, reason } }));
    }
    case 'linkLike': {
      const { account, like } = change;
      return data(
        api.POST('/api/v1/admin/identity/links', {
          params: { header },
          body: { account, same_person_as_account: like, reason },
        }),
      );
    }
    case 'undo':
      return data(
        api.DELETE('/api/v1/admin/identity/links/{account}', {
          params: { path: { account: change.account }, query: { reason: reason || undefined } },
        }),
      );
    case 'reject': {
      const { account, person } = change;
      await data(
        api.POST('/api/v1/admin/identity/rejections', { params: { header }, body: { account, person, reason } }),
      );
      return { visible: true };
    }
    case 'merge': {
      const { person, sameAs } = change;
      return data(
        api.POST('/api/v1/admin/identity/persons', {
          params: { header },
          body: { person, same_as: sameAs, reason },
        }),
      );
    }
    case 'part':
      return data(
        api.DELETE('/api/v1/admin/identity/persons', {
          params: { query: { person: change.person, reason: reason || undefined } },
        }),
      );
  }
}
