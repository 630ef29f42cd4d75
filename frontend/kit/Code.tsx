import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button';
import style from './Code.module.css';

interface CodeProps {
  /** What it is, for readers of the screen. */
  label: string;
  text: string;
  copy: string;
  copied: string;
  failed: string;
}

/** A text to be taken elsewhere, with a button that copies it. */
export function Code({ label, text, copy, copied, failed }: CodeProps) {
  const [state, setState] = useState<{ of: string; well: boolean } | null>(null);
  const now = state?.of === text ? state : null;

  function take() {
    navigator.clipboard.writeText(text).then(
      () => setState({ of: text, well: true }),
      () => setState({ of: text, well: false }),
    );
  }

  return (
    <div className={style.code}>
      <section className={style.text} tabIndex={0} aria-label={label} dir="ltr">
        <pre>{text}</pre>
      </section>
      <Button onClick={take}>
        {now?.well ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {now?.well ? copied : copy}
      </Button>
      <span role="status" className={now?.well === false ? style.failed : style.said}>
        {now ? (now.well ? copied : failed) : ''}
      </span>
    </div>
  );
}
