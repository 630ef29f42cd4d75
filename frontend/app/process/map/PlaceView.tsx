import { Handle, type NodeProps, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { Play, Square } from 'lucide-react';
import { memo } from 'react';
import { FigureText } from '@/shown/FigureText';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import style from './map.module.css';
import type { PlaceNode } from './scene';

/** A step with its figure, or where traces begin and end. The map moves the focus between them. */
export const PlaceView = memo(function PlaceView({ id, data, selected }: NodeProps<PlaceNode>) {
  const t = useWords(processWords);
  const step = data.kind === 'step';
  return (
    <>
      <Handle type="target" position={Position.Top} className={style.handle} isConnectable={false} />
      <button
        type="button"
        tabIndex={-1}
        data-place={id}
        aria-pressed={selected ?? false}
        className={clsx(step ? style.place : style.end, style[data.emphasis], selected && style.open)}
        {...(step ? {} : { 'aria-label': t(data.kind === 'start' ? 'map.start' : 'map.end') })}
      >
        {step ? (
          <>
            <bdi className={style.step}>{data.step}</bdi>
            <span className={style.figure}>
              <FigureText figure={data.figure} unit="count" />
            </span>
            <span className={style.bar} style={{ width: `${Math.max(2, 100 * data.share)}%` }} />
          </>
        ) : data.kind === 'start' ? (
          <Play size={13} aria-hidden />
        ) : (
          <Square size={11} aria-hidden />
        )}
      </button>
      <Handle type="source" position={Position.Bottom} className={style.handle} isConnectable={false} />
    </>
  );
});
