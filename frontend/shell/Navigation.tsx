import { useMutation } from '@tanstack/react-query';
import { ArrowRightCircle, CircleUser, LogOut, Settings2, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Session } from '@/api/contract.gen';
import { Button } from '@/kit/Button';
import { useWords } from '@/words/words';
import { Appearance } from './Appearance';
import { Mark } from './Mark';
import style from './Navigation.module.css';
import { signOut } from './signOut';
import { has } from './useVisitor';
import { shellWords } from './words';

/** Where one can go; what a visitor's roles do not open is not offered. */
export function Navigation({ visitor }: { visitor: Session }) {
  const t = useWords(shellWords);
  const path = usePathname();
  const leaving = useMutation({ mutationFn: signOut });
  const places = [
    { href: '/processes', under: ['/processes', '/process'], text: t('processes'), Picture: Waypoints, open: true },
    { href: '/next', under: ['/next'], text: t('next'), Picture: ArrowRightCircle, open: true },
    { href: '/mine', under: ['/mine'], text: t('mine'), Picture: CircleUser, open: true },
    {
      href: '/admin',
      under: ['/admin'],
      text: t('admin'),
      Picture: Settings2,
      open: has(visitor, 'admin', 'privacy-officer'),
    },
  ];
  return (
    <nav className={style.nav} aria-label={t('navigation')}>
      <div className={style.name}>
        <Mark size={24} /> <span>Open Context Graph</span>
      </div>
      <ul className={style.places}>
        {places
          .filter((place) => place.open)
          .map(({ href, under, text, Picture }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className={style.place}
                aria-current={under.some((it) => path === it || path.startsWith(`${it}/`)) ? 'page' : undefined}
              >
                <Picture size={16} aria-hidden /> {text}
              </Link>
            </li>
          ))}
      </ul>
      <div className={style.foot}>
        <Appearance />
        <p className={style.who}>
          <span>{t('signedInAs', { name: visitor.name ?? visitor.subject ?? '–' })}</span>
          <span className={style.roles}>{t('roles', { roles: visitor.roles.join(', ') })}</span>
        </p>
        {leaving.isError && <p role="alert">{t('signOutFailed')}</p>}
        <Button look="quiet" className={style.out} disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          <LogOut size={16} aria-hidden /> {t('signOut')}
        </Button>
      </div>
    </nav>
  );
}
