import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { api, data } from '@/api/client';
import { Info } from '@/kit/Info';
import { Page } from '@/kit/Page';
import { ProblemState } from '@/kit/ProblemState';
import { Skeleton } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Own.module.css';
import { Stranger } from './Stranger';
import { mineWords } from './words';

interface OwnProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of one's own: who can see it, where one is, and what is said when nobody is known behind the sign-in. */
export function Own({ title, actions, children }: OwnProps) {
  const t = useWords(mineWords);
  const shared = useWords(sharedWords);
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: () => data(api.GET('/api/v1/me')) });
  return (
    <Page title={title} actions={actions} lead={<OnlyYou />}>
      <Places />
      {!me && error && <ProblemState error={error} retry={() => void refetch()} />}
      {!me && !error && <Skeleton rows={5} label={shared('loading')} />}
      {me && !me.known && <Stranger />}
      {me?.known && children}
      {me?.known && (
        <p className={style.accounts}>{t('accounts', { count: me.accounts, linked: me.linked_accounts })}</p>
      )}
    </Page>
  );
}

function OnlyYou() {
  const t = useWords(mineWords);
  return (
    <span className={style.only}>
      <Lock size={14} aria-hidden /> {t('onlyYou')} <Info title={t('onlyYou')}>{t('onlyYouMore')}</Info>
    </span>
  );
}

function Places() {
  const t = useWords(mineWords);
  const path = usePathname();
  const places = [
    { href: '/mine', text: t('timeline'), here: path === '/mine' },
    { href: '/mine/tasks', text: t('tasks'), here: path.startsWith('/mine/tasks') },
    { href: '/mine/sharing', text: t('sharing'), here: path === '/mine/sharing' },
  ];
  return (
    <nav aria-label={t('pages')}>
      <ul className={style.places}>
        {places.map(({ href, text, here }) => (
          <li key={href}>
            <Link href={href} className={style.place} aria-current={here ? 'page' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
