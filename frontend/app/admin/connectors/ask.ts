import { api, data } from '@/api/client';

export const connectorKeys = { all: ['admin', 'connectors'], kinds: ['admin', 'connector-kinds'] } as const;

export function getConnectors() {
  return data(api.GET('/api/v1/admin/connectors'));
}

export function getKinds() {
  return data(api.GET('/api/v1/admin/connector-kinds'));
}
