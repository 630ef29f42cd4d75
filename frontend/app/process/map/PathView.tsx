import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo } from 'react';
import { FigureText } from '@/shown/FigureText';
import style from './map.module.css';
import type { PathEdge } from './scene';

/** A path with its figure; its width tells how frequent it is. */
export const PathView = memo(function PathView({ id, data, selected }: EdgeProps<PathEdge>) {
  if (!data) {
    return null;
  }
  const looks = clsx(
    style[data.emphasis],
    data.happy && style.happy,
    data.change && style[data.change],
    selected && style.open,
  );
  return (
    <>
      <BaseEdge
        id={id}
        path={data.way.curve}
        interactionWidth={24}
        className={clsx(style.path, looks)}
        style={{ strokeWidth: data.width }}
        markerEnd={`url(#arrow-${data.emphasis === 'lit' || selected ? 'lit' : data.happy ? 'happy' : 'plain'})`}
      />
      {data.label && (
        <EdgeLabelRenderer>
          <div
            className={clsx(style.label, looks)}
            style={{ transform: `translate(-50%, -50%) translate(${data.way.label.x}px, ${data.way.label.y}px)` }}
          >
            {data.label.kind === 'band' ? (
              data.label.band
            ) : (
              <FigureText figure={data.label.figure} unit={data.label.unit} />
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
