import type { Account, IdentityCandidate, IdentitySuggestions } from '@/api/contract.gen';

/** An account that nobody vouches for, and one person whose it may be. */
export interface Pair {
  readonly key: string;
  readonly account: Account;
  readonly candidate: IdentityCandidate;
  /** Whether it is the account's first row: others repeat it. */
  readonly first: boolean;
}

/** One row for each account and candidate; the strongest reason of an account first, as the API has it. */
export function pairs({ suggestions }: Pick<IdentitySuggestions, 'suggestions'>): readonly Pair[] {
  return suggestions.flatMap(({ account, candidates }) =>
    candidates.map((candidate, at) => ({
      key: `${account.account} ${candidate.person}`,
      account,
      candidate,
      first: at === 0,
    })),
  );
}

export type Vouch = Account['evidence'] | 'administrator';

/** Who vouches that an account is that person's. */
export function vouchOf(account: Account): Vouch {
  return account.linked ? 'administrator' : account.evidence;
}

/** What can be done with an account here; a bot's is nobody's. */
export function choicesFor(account: Account): readonly ('undo' | 'link')[] {
  if (account.linked) {
    return ['undo'];
  }
  return account.bot ? [] : ['link'];
}
