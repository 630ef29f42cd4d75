import type { ConnectorKind, ConnectorKindSetting, ConnectorRequest } from '@/api/contract.gen';

/** What somebody writes into the form. */
export interface Draft {
  readonly name: string;
  readonly token: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** What is wrong with a field: a word of ours, or what the API said of it, in English. */
export type Trouble = { readonly ours: 'name' | 'missing' | 'token' } | { readonly said: string };

/** By `name`, `token`, and the names of settings. */
export type Troubles = Readonly<Record<string, Trouble>>;

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const TOKEN = /^[!-~]{1,8192}$/;

export const EMPTY: Draft = { name: '', token: '', settings: {} };

/** What stands in a field: what was written, or what is usual. */
export function writtenIn(draft: Draft, setting: ConnectorKindSetting): string {
  return draft.settings[setting.name] ?? setting.usual ?? '';
}

/** What can be seen before anybody is asked; the key of a setting is `settings.NAME`. */
export function troublesOf(draft: Draft, kind: ConnectorKind): Troubles {
  const troubles: Record<string, Trouble> = {};
  if (!NAME.test(draft.name.trim())) {
    troubles.name = { ours: 'name' };
  }
  for (const setting of kind.settings) {
    if (writtenIn(draft, setting).trim() === '') {
      troubles[`settings.${setting.name}`] = { ours: 'missing' };
    }
  }
  if (!TOKEN.test(draft.token.trim())) {
    troubles.token = { ours: 'token' };
  }
  return troubles;
}

/** What is sent. */
export function requestOf(draft: Draft, kind: ConnectorKind): ConnectorRequest {
  return {
    name: draft.name.trim(),
    kind: kind.kind,
    settings: Object.fromEntries(kind.settings.map((setting) => [setting.name, writtenIn(draft, setting)])),
    token: draft.token.trim(),
  };
}

/** The API begins with the field; null: it speaks of none that stands here. */
export function troubleSaid(detail: string, kind: ConnectorKind): Troubles | null {
  const field = /^[a-z.-]+/.exec(detail)?.[0] ?? '';
  const here = ['name', 'token', ...kind.settings.map((setting) => `settings.${setting.name}`)];
  return here.includes(field) ? { [field]: { said: detail } } : null;
}
