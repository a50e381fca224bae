import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlaylist, stopFromAddress, takenOver } from '@/components/present/playlist';
import { playlistOf, writePlaylist } from '@/components/present/playlist-file';
import { actionFor, advance, BEGINNING, type ShowAction, type Walk } from '@/components/present/show';

const walk: Walk = {
  stops: 3,
  prepared: 100,
  wholes: [50, 100, 150, 200],
  turns: [150],
  hides: false,
  until: null,
  before: null,
  start: 0,
};
const press = (...types: Exclude<ShowAction['type'], 'lose' | 'go'>[]) =>
  types.reduce((show, type) => advance(show, walk, { type }), BEGINNING);

describe('a lecture under way', () => {
  it('goes on message by message, and then to the next stop', () => {
    expect(press('forward').at).toBe(150);
    expect(press('forward', 'forward').at).toBe(200);
    expect(press('forward', 'forward', 'forward')).toEqual({ ...BEGINNING, stop: 1 });
  });

  it('goes on to the next stop where this one ends, unless the room has asked for something', () => {
    const brief = { ...walk, before: 150 };
    expect(advance(BEGINNING, brief, { type: 'forward' })).toEqual({ ...BEGINNING, stop: 1 });
    const shown = advance(BEGINNING, { ...walk, until: 150 }, { type: 'forward' });
    expect(shown.at).toBe(150);
    expect(advance(shown, { ...walk, until: 150 }, { type: 'forward' })).toEqual({ ...BEGINNING, stop: 1 });
    const asked = advance(BEGINNING, brief, { type: 'lose', message: 'key' });
    expect(advance(asked, brief, { type: 'forward' }).at).toBe(150);
  });

  it('goes back message by message, to the beginning of the run, and to the stop before', () => {
    expect(press('back').at).toBe(50);
    expect(press('back', 'back').at).toBe(0);
    expect(press('next stop', 'back', 'back', 'back').stop).toBe(0);
  });

  it('branches off when the room asks, and Home returns to what was prepared', () => {
    const asked = advance(press('forward'), walk, { type: 'lose', message: 'key' });
    expect(asked).toMatchObject({ at: 150, lost: ['key'] });
    expect(advance(asked, walk, { type: 'home' })).toEqual(BEGINNING);
  });

  it('shows a hidden caption first', () => {
    const hiding = { ...walk, hides: true };
    const once = advance(BEGINNING, hiding, { type: 'forward' });
    expect(once).toMatchObject({ revealed: true, at: null });
    expect(advance(once, hiding, { type: 'forward' }).at).toBe(150);
  });

  it('comes out of the dark with any key', () => {
    expect(press('blank').blank).toBe(true);
    expect(press('blank', 'forward')).toEqual(BEGINNING);
  });

  it('needs no more than a clicker: page keys and the full stop', () => {
    expect([actionFor('PageDown', false), actionFor('PageUp', false), actionFor('.', false)]).toEqual([
      { type: 'forward' },
      { type: 'back' },
      { type: 'blank' },
    ]);
  });
});

describe('a playlist', () => {
  const list = playlistOf('two-proxies-udp', 'A call', { at: 44, message: 'F3' });

  it('is a file that reads back', () => {
    expect(readPlaylist(writePlaylist(list))).toEqual(list);
  });

  it('takes no other file for one, and never throws', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"kind":"sipscope-playlist"}',
      '{"kind":"sipscope-playlist","title":"a","stops":[{}]}',
    ])
      expect(readPlaylist(text)).toBeNull();
    fc.assert(fc.property(fc.json(), (text) => void readPlaylist(text)));
  });

  it('goes on at the next stop of the same run, at the end of a stop, or at neither', () => {
    const stop = (at: number, changes = '') => ({
      ...{ scenario: 'two-proxies-udp', link: `#t=${at}${changes}`, caption: '', notes: '', reveal: false },
    });
    expect(takenOver(stop(1), stop(2))).toBe(2_000);
    expect(takenOver(stop(2), stop(1))).toBeNull();
    expect(takenOver(stop(1), { ...stop(2), scenario: 'five-steps' })).toBeNull();
    expect(takenOver(stop(1), null)).toBeNull();
  });

  it('takes stops from addresses of the stage', () => {
    expect(stopFromAddress('https://example.com/sip/stage/five-steps/#t=2.1&m=F3')).toMatchObject({
      scenario: 'five-steps',
      link: '#t=2.1&m=F3',
    });
    expect(stopFromAddress('https://example.com/')).toBeNull();
  });
});
