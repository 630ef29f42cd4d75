import type { ElkNode } from 'elkjs/lib/elk-api';
import { answer, type Layout, question } from './arrange';
import type { Graph } from './graph';
import { widthOf } from './widthOf';

type Reply = { laidOut: ElkNode } | { failed: string };

/** Lays out a whole graph in a worker of its own, which ends with it. */
export function layOut(graph: Graph, signal: AbortSignal): Promise<Layout> {
  const worker = new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Layout>((done, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason));
    worker.onerror = (event) => failed(new Error(event.message || 'the layout worker did not start'));
    worker.onmessage = ({ data }: MessageEvent<Reply>) =>
      'laidOut' in data ? done(answer(data.laidOut)) : failed(new Error(data.failed));
    worker.postMessage(question(graph, widthOf));
  }).finally(() => worker.terminate());
}
