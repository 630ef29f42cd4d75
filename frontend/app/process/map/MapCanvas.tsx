import '@xyflow/react/dist/base.css';
import { getViewportForBounds, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '@/kit/Button';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import { Arrows } from './Arrows';
import type { Layout } from './arrange';
import { type PlaceId, START, stepOf } from './graph';
import style from './map.module.css';
import { type Direction, neighbour } from './neighbour';
import { PathView } from './PathView';
import { PlaceView } from './PlaceView';
import { extent, type Scene } from './scene';

const NODE_TYPES = { place: PlaceView };
const EDGE_TYPES = { path: PathView };
const ZOOM = { least: 0.1, most: 2.5 };

/** A large screen shows letters larger, and not only more of nothing. */
const largestAtFirst = (width: number) => Math.max(1.15, Math.min(2, width / 1_000));
const PADDING = 0.06;

interface MapCanvasProps {
  layout: Layout;
  scene: Scene;
  /** A place to look at, as when it was searched for. */
  focus: PlaceId | null;
  /** Null: nothing opens. */
  onOpen: ((id: string | null) => void) | null;
  /** Whether a small map of the map stands in its corner. */
  overview?: boolean;
}

/** The map on its canvas. Tab goes to a place, arrows to its neighbours, Enter opens, Esc closes, + − 0 zoom. */
export function MapCanvas(props: MapCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ layout, scene, focus, onOpen, overview = true }: MapCanvasProps) {
  const t = useWords(processWords);
  const flow = useReactFlow();
  const canvas = useRef<HTMLDivElement>(null);
  const shown = useRef(scene);
  shown.current = scene;
  const visible = useMemo(() => {
    const hidden = new Set(scene.nodes.filter((node) => node.hidden).map((node) => node.id));
    return new Map([...layout.boxes].filter(([id]) => !hidden.has(id)));
  }, [layout, scene]);
  const first = visible.keys().next().value ?? null;
  const edges = useMemo(() => {
    const name = (place: PlaceId) => stepOf(place) ?? t(place === START ? 'map.start' : 'map.end');
    return scene.edges.map((edge) => ({
      ...edge,
      ariaLabel: t('map.path', { source: name(edge.source), target: name(edge.target) }),
    }));
  }, [scene, t]);

  const buttonOf = (id: PlaceId) => canvas.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);

  const goTo = (id: PlaceId) => {
    const box = layout.boxes.get(id);
    if (box) {
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.max(flow.getZoom(), 0.8) });
    }
    buttonOf(id)?.focus({ preventScroll: true });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another wish moves the view
  useEffect(() => {
    if (focus !== null && visible.has(focus)) {
      goTo(focus);
    }
  }, [focus]);

  const showAll = useCallback(() => {
    if (canvas.current) {
      const { clientWidth, clientHeight } = canvas.current;
      const whole = extent(shown.current);
      void flow.setViewport(
        getViewportForBounds(whole, clientWidth, clientHeight, ZOOM.least, largestAtFirst(clientWidth), PADDING),
      );
    }
  }, [flow]);

  // beside the details there is less room: the whole map is shown in what is left
  useEffect(() => {
    const element = canvas.current;
    if (!element) {
      return;
    }
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (Math.abs(element.clientWidth - width) > 40) {
        width = element.clientWidth;
        showAll();
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [showAll]);

  const onKeyDown = (event: KeyboardEvent) => {
    const here = (event.target as HTMLElement).dataset.place;
    switch (event.key) {
      case '+':
      case '=':
        void flow.zoomIn();
        break;
      case '-':
        void flow.zoomOut();
        break;
      case '0':
        showAll();
        break;
      case 'Escape':
        onOpen?.(null);
        break;
      case 'Enter':
      case ' ':
        if (here === undefined) {
          return;
        }
        onOpen?.(here);
        break;
      case 'ArrowUp':
      case 'ArrowDown':
      case 'ArrowLeft':
      case 'ArrowRight': {
        const next = here === undefined ? first : neighbour(visible, here, event.key satisfies Direction);
        if (next !== null) {
          goTo(next);
        }
        break;
      }
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of places, no form
    <div
      ref={canvas}
      className={style.canvas}
      role="group"
      aria-label={t('map.keys')}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <ReactFlow
        nodes={scene.nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        onInit={showAll}
        onNodeClick={(_, node) => onOpen?.(node.id)}
        onEdgeClick={(_, edge) => onOpen?.(edge.id)}
        onPaneClick={() => onOpen?.(null)}
      >
        <Arrows />
        {overview && (
          <MiniMap
            className={style.minimap ?? ''}
            style={{ width: 132, height: 92 }}
            pannable
            ariaLabel={t('map.overview')}
            bgColor="var(--surface)"
            maskColor="color-mix(in srgb, var(--ground) 70%, transparent)"
            nodeColor="var(--line-strong)"
          />
        )}
      </ReactFlow>
      <div className={style.zoom}>
        <Button square aria-label={t('map.zoomIn')} onClick={() => void flow.zoomIn()}>
          <Plus size={16} aria-hidden />
        </Button>
        <Button square aria-label={t('map.zoomOut')} onClick={() => void flow.zoomOut()}>
          <Minus size={16} aria-hidden />
        </Button>
        <Button square aria-label={t('map.fit')} onClick={showAll}>
          <Maximize size={16} aria-hidden />
        </Button>
      </div>
    </div>
  );
}
