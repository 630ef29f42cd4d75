import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/kit/Button';
import { Label } from '@/shown/Label';
import { count, moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { taskAddress } from './address';
import type { Timeline } from './prepare';
import { fromUntil } from './spanText';
import style from './TableTwin.module.css';
import table from './table.module.css';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

const AT_ONCE = 100;

/** The same as the chart, in words. */
export function TableTwin({ timeline }: { timeline: Timeline }) {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  const locale = useLocale();
  const [tasks, setTasks] = useState(AT_ONCE);
  const [events, setEvents] = useState(AT_ONCE);
  return (
    <>
      <h3 className={style.title}>{t('tasks', { count: count(timeline.tasks.length, locale) })}</h3>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('task')}</th>
            <th scope="col">{t('process')}</th>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('sharing')}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.tasks.slice(0, tasks).map((task) => (
            <tr key={task.id}>
              <th scope="row">
                <Link href={taskAddress(task.id)} prefetch={false} className={table.link}>
                  <bdi>{task.title ?? task.resource}</bdi>
                </Link>
              </th>
              <td>{task.process_key === null ? mine('noProcess') : <Label text={task.process_key} />}</td>
              <td>{fromUntil(task.began, task.ended, locale)}</td>
              <td>{mine(`sharingOf.${task.sharing}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {timeline.tasks.length > tasks && (
        <Button look="quiet" onClick={() => setTasks(tasks + AT_ONCE)}>
          {t('moreRows')}
        </Button>
      )}
      <h3 className={style.title}>{t('events', { count: count(timeline.events.length, locale) })}</h3>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('step')}</th>
            <th scope="col">{t('resource')}</th>
            <th scope="col">{t('process')}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.events.slice(0, events).map((event) => (
            <tr key={event.id}>
              <td>{moment(event.time, locale)}</td>
              <th scope="row">
                <Label text={event.step} />
              </th>
              <td>
                <Label text={event.resource} />
              </td>
              <td>{event.process_key === null ? mine('noProcess') : <Label text={event.process_key} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {timeline.events.length > events && (
        <Button look="quiet" onClick={() => setEvents(events + AT_ONCE)}>
          {t('moreRows')}
        </Button>
      )}
    </>
  );
}
