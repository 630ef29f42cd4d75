import type { Explanation, UnknownAcls } from '@/api/contract.gen';

/** What is asked; the API takes either a process or a resource. */
export interface Question {
  readonly person: string;
  readonly about: 'process' | 'resource';
  readonly name: string;
}

export type Rule = 'open' | 'closed' | 'nothingReleased' | 'unheard' | 'unknown' | 'nobody';

/** A link of the chain: what leads on, what stops, and what is only good to know. */
export type Link =
  | { readonly kind: 'person'; readonly known: boolean }
  | { readonly kind: 'audience'; readonly audience: string; readonly groups: readonly string[] }
  | { readonly kind: 'unknownAccounts'; readonly count: number }
  | {
      readonly kind: 'acl';
      readonly tool: string;
      readonly audiences: readonly string[];
      readonly checked: string;
      readonly unknownSince: string | null;
    }
  | { readonly kind: 'noAcl' }
  | { readonly kind: 'scope'; readonly audiences: readonly string[]; readonly through: string | null }
  | { readonly kind: 'noScope' };

export interface Chain {
  readonly visible: boolean;
  readonly rule: Rule;
  /** Who the person is, as far as audiences are concerned. */
  readonly who: readonly Link[];
  /** Whom it opens to. */
  readonly what: readonly Link[];
}

export const EVERYONE = 'everyone';

/** What somebody filled in; null while something is missing. */
export function questionOf(person: string | null, process: string | null, resource: string | null): Question | null {
  if (!person) {
    return null;
  }
  if (process) {
    return { person, about: 'process', name: process };
  }
  return resource ? { person, about: 'resource', name: resource } : null;
}

/** The answer as a chain from the person to what was asked for. */
export function chainOf(answer: Explanation, about: Question['about']): Chain {
  const acl = answer.resource_acl;
  const what: Link[] = [];
  if (about === 'resource') {
    what.push(
      acl
        ? {
            kind: 'acl',
            tool: acl.tool,
            audiences: acl.audiences,
            checked: acl.checked,
            unknownSince: acl.unknown_since,
          }
        : { kind: 'noAcl' },
    );
  } else if (answer.scopes.length === 0) {
    what.push({ kind: 'noScope' });
  }
  for (const { scope, through } of answer.scopes) {
    what.push({ kind: 'scope', audiences: scope.split(','), through });
  }
  return {
    visible: answer.visible,
    rule: ruleOf(answer, about),
    who: [
      { kind: 'person', known: answer.person_known },
      { kind: 'audience', audience: EVERYONE, groups: [] },
      ...answer.belongs_to.map((it): Link => ({ kind: 'audience', audience: it.audience, groups: it.groups })),
      ...(answer.unknown_accounts > 0 ? [{ kind: 'unknownAccounts' as const, count: answer.unknown_accounts }] : []),
    ],
    what,
  };
}

/** What decided, from what the answer says: its own words are English only. */
function ruleOf(answer: Explanation, about: Question['about']): Rule {
  if (answer.visible) {
    return 'open';
  }
  if (about === 'process') {
    return answer.scopes.length === 0 ? 'nothingReleased' : 'closed';
  }
  const acl = answer.resource_acl;
  if (acl === null) {
    return 'unheard';
  }
  if (acl.unknown_since !== null) {
    return 'unknown';
  }
  return acl.audiences.length === 0 ? 'nobody' : 'closed';
}

export interface ToolRow {
  readonly tool: string;
  readonly resources: number;
  readonly unknown: number;
  readonly run: 'complete' | 'incomplete' | 'none';
  readonly finished: string | null;
  readonly verdict: string | null;
}

/** How permission sync goes, tool by tool. */
export function toolRows({ tools }: Pick<UnknownAcls, 'tools'>): readonly ToolRow[] {
  return tools.map(({ tool, resources, unknown, last_run }) => ({
    tool,
    resources,
    unknown,
    run: last_run === null ? 'none' : last_run.complete ? 'complete' : 'incomplete',
    finished: last_run?.finished ?? null,
    verdict: last_run?.verdict ?? null,
  }));
}
