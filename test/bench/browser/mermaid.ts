// The same messages, drawn by Mermaid, whose own bundle is in the page already.

import type { LadderView } from '../../../components/ladder/model';

declare const mermaid: {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
};

mermaid.initialize({ startOnLoad: false, maxTextSize: 5_000_000, maxEdges: 100_000 });
let drawn = 0;

const painted = () =>
  new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));

function textOf(view: LadderView): string {
  const lines = view.nodes.map(({ id, name }) => `participant ${id} as ${name}`);
  for (const m of view.messages)
    if (m.kind !== 'query')
      lines.push(`${m.from}${m.kind === 'request' ? '->>' : '-->>'}${m.to}: ${m.labels[0]} ${m.number}`);
  return `sequenceDiagram\n${lines.join('\n')}`;
}

/** Milliseconds from the text of a diagram to its painted picture. */
async function first(view: LadderView): Promise<number> {
  const text = textOf(view);
  const holder = document.createElement('div');
  document.body.replaceChildren(holder);
  await painted();
  const start = performance.now();
  drawn += 1;
  const { svg } = await mermaid.render(`mermaid-${drawn}`, text);
  holder.innerHTML = svg;
  return (await painted()) - start;
}

Object.assign(window, { peer: { first } });
