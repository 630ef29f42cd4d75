import { api, data } from '@/api/client';

export const identityKeys = {
  all: ['admin', 'identity'] as const,
  suggestions: ['admin', 'identity', 'suggestions'] as const,
  accounts: (tool: string | null, name: string | null) => ['admin', 'identity', 'accounts', tool, name] as const,
};

export function getSuggestions(cursor: string | undefined) {
  return data(api.GET('/api/v1/admin/identity/suggestions', { params: { query: { cursor } } }));
}

export function getAccounts(tool: string | null, name: string | null, cursor: string | undefined) {
  return data(
    api.GET('/api/v1/admin/identity/accounts', {
      params: { query: { tool: tool || undefined, name: name || undefined, cursor } },
    }),
  );
}
