import style from './map.module.css';

const HEADS = [
  ['arrow-plain', style.arrow],
  ['arrow-happy', style.arrowHappy],
  ['arrow-lit', style.arrowLit],
] as const;

/** The heads of the paths; of one size, however wide a path is. */
export function Arrows() {
  return (
    <svg width="0" height="0" aria-hidden>
      <defs>
        {HEADS.map(([id, looks]) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="10"
            markerHeight="10"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 1 L10 5 L0 9 z" className={looks} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
