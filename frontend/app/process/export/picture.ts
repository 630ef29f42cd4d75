import { extent, type Scene } from '../map/scene';
import { NARROWEST, PADDING, WIDEST } from '../map/widthOf';

/** Colours and texts that the picture takes along; it has to stand on its own. */
export interface Frame {
  readonly title: string;
  /** Lines below the map: filters, windows, k, release. */
  readonly lines: readonly string[];
  readonly font: string;
  readonly colour: (token: string) => string;
  /** A figure as it is said on the page. */
  readonly said: (figure: Scene['edges'][number]['data']) => string;
  readonly count: (value: number) => string;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const HEAD = 44;
const LINE = 18;
const LONGEST = 34;

type Attributes = Record<string, string | number>;

/**
 * What is drawn of a map as an SVG document of its own, without anything of the page. Texts go in as text nodes, so whatever a
 * label says stays a label.
 */
export function picture(scene: Scene, frame: Frame): SVGSVGElement {
  const { colour } = frame;
  const size = extent(scene);
  const width = Math.max(size.width, 420) + 2 * MARGIN;
  const height = HEAD + size.height + MARGIN + frame.lines.length * LINE + MARGIN;
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': frame.font });
  svg.append(make('rect', { width, height, fill: colour('--surface') }));
  svg.append(text(frame.title, { x: MARGIN, y: 28, 'font-size': 16, 'font-weight': 600, fill: colour('--ink') }));
  const map = make('g', { transform: `translate(${MARGIN - size.x} ${HEAD - size.y})` });
  svg.append(arrow(colour), map);
  for (const edge of scene.edges.filter((it) => !it.hidden)) {
    const data = edge.data;
    if (data) {
      const lit = data.happy || data.emphasis === 'lit';
      map.append(
        make('path', {
          d: data.way.curve,
          fill: 'none',
          stroke: colour(lit ? '--accent' : '--line-strong'),
          'stroke-width': data.width,
          'marker-end': 'url(#arrow)',
          opacity: data.emphasis === 'dim' ? 0.3 : 1,
        }),
      );
    }
  }
  for (const edge of scene.edges.filter((it) => !it.hidden)) {
    const said = edge.data && frame.said(edge.data);
    if (edge.data && said) {
      map.append(
        text(said, {
          x: edge.data.way.label.x,
          y: edge.data.way.label.y + 4,
          'font-size': 12,
          'text-anchor': 'middle',
          fill: colour('--ink'),
          stroke: colour('--surface'),
          'stroke-width': 4,
          'paint-order': 'stroke',
        }),
      );
    }
  }
  for (const node of scene.nodes.filter((it) => !it.hidden)) {
    const { x, y } = node.position;
    const box = { width: node.width ?? 0, height: node.height ?? 0 };
    if (node.data.kind !== 'step') {
      const radius = box.width / 2;
      map.append(
        make('circle', {
          cx: x + radius,
          cy: y + radius,
          r: radius,
          fill: colour('--raised'),
          stroke: colour('--line-strong'),
        }),
        text(node.data.kind === 'start' ? '▶' : '■', {
          x: x + radius,
          y: y + radius + 4,
          'font-size': 11,
          'text-anchor': 'middle',
          fill: colour('--muted'),
        }),
      );
      continue;
    }
    map.append(
      make('rect', { x, y, ...box, rx: 7, fill: colour('--surface'), stroke: colour('--line-strong') }),
      make('rect', {
        x,
        y: y + box.height - 4,
        width: Math.max(2, box.width * node.data.share),
        height: 4,
        fill: colour('--accent'),
      }),
      text(clipped(node.data.step), {
        x: x + 14,
        y: y + 21,
        'font-size': 13,
        'font-weight': 550,
        fill: colour('--ink'),
        ...asWideAs(box.width),
      }),
      text(node.data.figure.kind === 'shown' ? frame.count(node.data.figure.value) : '', {
        x: x + 14,
        y: y + 38,
        'font-size': 12,
        fill: colour('--muted'),
      }),
    );
  }
  frame.lines.forEach((line, i) => {
    svg.append(
      text(line, {
        x: MARGIN,
        y: HEAD + size.height + MARGIN + (i + 1) * LINE,
        'font-size': 12,
        fill: colour('--muted'),
      }),
    );
  });
  return svg;
}

/** A picture has no fonts of its own: whatever stands in for ours takes no more room than ours. */
function asWideAs(box: number): Attributes {
  return box <= NARROWEST ? {} : { textLength: box - (box >= WIDEST ? 28 : PADDING), lengthAdjust: 'spacingAndGlyphs' };
}

function arrow(colour: Frame['colour']): SVGElement {
  const marker = make('marker', {
    id: 'arrow',
    viewBox: '0 0 10 10',
    refX: 9,
    refY: 5,
    markerWidth: 10,
    markerHeight: 10,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto-start-reverse',
  });
  marker.append(make('path', { d: 'M0 1 L10 5 L0 9 z', fill: colour('--line-strong') }));
  const definitions = make('defs', {});
  definitions.append(marker);
  return definitions;
}

function make<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  return element;
}

function text(said: string, attributes: Attributes): SVGTextElement {
  const element = make('text', attributes);
  element.textContent = written(said);
  return element;
}

/** XML has no control characters, whatever a label has. */
function written(said: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
  return said.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

function clipped(step: string): string {
  const letters = [...step];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : step;
}
