import Link from 'next/link';
import { usePathname } from 'next/navigation';
import style from './RoomNav.module.css';

/** The rooms behind one door, one link each. */
export function RoomNav({ label, rooms }: { label: string; rooms: readonly { href: string; text: string }[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={style.nav}>
      <ul className={style.rooms}>
        {rooms.map(({ href, text }) => (
          <li key={href}>
            <Link href={href} className={style.room} aria-current={path === href ? 'page' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
