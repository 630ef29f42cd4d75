import { api, data } from '@/api/client';

export const connectorKeys = { all: ['admin', 'connectors'] } as const;

export function getConnectors() {
  return data(api.GET('/api/v1/admin/connectors'));
}
