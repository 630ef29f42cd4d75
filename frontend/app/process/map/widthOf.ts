export const NARROWEST = 96;
export const WIDEST = 232;
export const PADDING = 40;

let canvas: CanvasRenderingContext2D | null = null;

/** Pixels that a place needs for its step; what is longer is clipped and shown in full elsewhere. */
export function widthOf(step: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) {
    return WIDEST;
  }
  canvas.font = '550 13px "Inter Variable", system-ui, sans-serif';
  const width = canvas.measureText(step.slice(0, 60)).width + PADDING;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}
