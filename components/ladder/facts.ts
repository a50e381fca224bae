// Everything a ladder shows, as sentences in the order in which it happened: messages and questions, elements that go
// down, connections and cuts. The text equivalent of the picture.

import type { LadderView, Millis } from './model';

export interface SaidFact {
  readonly id: string;
  readonly t: Millis;
  readonly sentence: string;
  /** The arrow it is about; null for what is no message. */
  readonly message: string | null;
}

export function saidFacts({ messages, downs, links, cuts, opening, start }: LadderView): readonly SaidFact[] {
  const beside: SaidFact[] = [];
  const say = (id: string, t: Millis, sentence: string) => {
    if (sentence) beside.push({ id, t, sentence, message: null });
  };
  if (opening) say('opening', start, opening);
  for (const { node, t0, t1, sentences } of downs ?? []) {
    say(`down ${node} ${t0}`, t0, sentences[0]);
    say(`back ${node} ${t1}`, t1, sentences[1]);
  }
  for (const { between, what, t, sentence } of links ?? []) say(`link ${between.join(' ')} ${what} ${t}`, t, sentence);
  for (const { between, t0, sentence } of cuts ?? []) say(`cut ${between.join(' ')} ${t0}`, t0, sentence);
  const told = messages.map(({ id, t0, sentence }): SaidFact => ({ id, t: t0, sentence, message: id }));
  return beside.length === 0 ? told : [...told, ...beside].sort((a, b) => a.t - b.t);
}
