// Every line of every message of every scenario can be explained: a purpose and a section that exists, sentences
// without holes, and no surprise. The parts of a line, its origins and its uses are looked at once for each kind.

import { describe, expect, it } from 'vitest';
import { scenarios } from '../../content';
import { simulate } from '../../engine';
import { detailsOf } from '../../engine/explain/details';
import { digestOf } from '../../engine/explain/digest-steps';
import { explain } from '../../engine/explain/explained';
import type { Cited } from '../../engine/explain/say';
import { stacksOf } from '../../engine/explain/stacks';
import { rfc } from '../../engine/rfc';
import { sendingsOf } from '../../engine/trace/sending';

/** What a sentence must not have: a hole, two spaces, a space before a stop, two stops. */
const FLAW = /undefined|\bnull\b|NaN|\[object|\s\s|\s[,.;:]|[.,;:]{2}(?!\.)|^\s*$/;

describe('explanations', () => {
  const flaws = new Set<string>();
  const check = (where: string, text: string, rule: Cited): void => {
    if (FLAW.test(text)) flaws.add(`${where}: ${text}`);
    if (rfc(rule.rfc)?.sections.has(rule.section) !== true) flaws.add(`${where}: RFC ${rule.rfc} §${rule.section}`);
  };
  const seen = new Set<string>();
  let messages = 0;
  let digests = 0;
  for (const scenario of scenarios()) {
    const trace = simulate(scenario);
    for (const { sent, what, entry } of sendingsOf(trace)) {
      // The tenth copy says what the second said.
      if (sent.copy > 2) continue;
      messages++;
      const explained = explain(trace, sent.packet);
      const where = `${scenario.id} ${what} of ${sent.from}`;
      check(where, explained.purpose.text, explained.purpose.rule);
      for (const line of explained.lines) {
        check(`${where} ${line.part}`, line.said.text, line.said.rule);
        if (line.mark === 'changed' && line.was === line.text) flaws.add(`${where} ${line.part} has not changed`);
        const kind = `${what} ${line.part} ${line.how} ${explained.compared?.as}`;
        if (seen.has(kind)) continue;
        seen.add(kind);
        const { parts, origins, uses } = detailsOf(trace, sent.packet, line.id);
        for (const { said, name } of parts) check(`${where} ${line.part} ${name}`, said.text, said.rule);
        for (const link of [...origins, ...uses]) {
          check(`${where} ${line.part}`, link.text, link.rule);
          if (link.packet === null && link.entry === null) continue;
          // An answer is matched with the request before it.
          if (link.text.endsWith('that this answers')) continue;
          const at = link.entry ?? sendingsOf(trace).find((one) => one.sent.packet === link.packet)?.entry ?? -1;
          if (origins.includes(link) ? at > entry : at < entry)
            flaws.add(`${where} ${line.part}: ${link.text} is out of time`);
        }
      }
      for (const { text, said } of explained.body?.lines ?? []) check(`${where} ${text}`, said.text, said.rule);
      stacksOf(trace, sent.packet);
      for (const work of digestOf(trace, sent.packet)) {
        digests++;
        if (!work.agrees) flaws.add(`${where}: the digest does not come to ${work.said}`);
      }
    }
  }

  it('have a purpose and an existing section for every line, and no holes', () => {
    expect([...flaws]).toEqual([]);
  });

  it('were asked of every message', () => {
    expect(messages).toBeGreaterThan(2_000);
    expect(seen.size).toBeGreaterThan(300);
    // An ACK repeats the credentials of its INVITE, over the INVITE's method and body (RFC 3261 §22.1).
    expect(digests).toBeGreaterThan(50);
  });
});
