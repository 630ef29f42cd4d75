import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { day } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { Sign } from './prepare';
import { addressOf, type Room } from './rooms';
import style from './view.module.css';
import { adminWords } from './words';

interface RoomCardProps {
  room: Room;
  asked: readonly { data: readonly Sign[] | undefined; error: unknown }[];
}

/** A room, what it is about, and what it says at the moment. */
export function RoomCard({ room, asked }: RoomCardProps) {
  const t = useWords(adminWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();

  function said(sign: Sign): string {
    return t(`sign.${sign.word}`, {
      count: sign.count ?? 0,
      day: sign.day ? day(sign.day, locale) : '',
    });
  }

  return (
    <li className={style.room}>
      <h2>
        <Link href={addressOf(room)} className={style.name}>
          {t(`room.${room}`)}
        </Link>
      </h2>
      <p className={style.about}>{t(`about.${room}`)}</p>
      {asked.length > 0 && (
        <ul className={style.signs}>
          {asked.flatMap(({ data, error }, at) =>
            data
              ? data.map((sign) => (
                  <li key={sign.word} className={sign.needsYou ? style.needsYou : undefined}>
                    {sign.needsYou && <CircleAlert size={14} aria-hidden />}
                    {said(sign)}
                  </li>
                ))
              : [
                  // biome-ignore lint/suspicious/noArrayIndexKey: the questions of a room never change places
                  <li key={at}>{error ? t('sign.unknown') : shared('loading')}</li>,
                ],
          )}
        </ul>
      )}
    </li>
  );
}
