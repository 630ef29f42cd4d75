import { Info } from '@/kit/Info';
import style from './Label.module.css';

const LONG = 80;

/** A label as the data has it, whatever is in it: its direction stays its own, and a long one is clipped until it is asked for. */
export function Label({ text }: { text: string }) {
  if (text.length <= LONG) {
    return <bdi>{text}</bdi>;
  }
  return (
    <Info title="…" trigger={<bdi>{`${cut(text)}…`}</bdi>}>
      <bdi className={style.whole}>{text}</bdi>
    </Info>
  );
}

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, length: number = LONG): string {
  const start = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
}
