'use client';
// Where a teacher begins: the lessons' playlists, one press away from the wall, and one's own.

import { type ChangeEvent, useId, useState } from 'react';
import { presentText as text } from '../text/present';
import { BASE } from '../ui/base';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { readPlaylist } from './playlist';
import { PlaylistEditor } from './playlist-editor';
import type { Playlist } from './playlist-file';
import { lessonPlaylists, useOwnPlaylists } from './use-playlist';

interface Listed {
  readonly slug: string;
  readonly title: string;
  readonly stops: number;
}

export function TeachPage({ lists }: { lists: readonly Listed[] }) {
  const { own, keep, remove } = useOwnPlaylists();
  const [editing, setEditing] = useState<{ readonly place: number; readonly playlist: Playlist } | null>(null);
  const [said, setSaid] = useState('');
  const file = useId();
  const begin = (playlist: Playlist) => setEditing({ place: own.length, playlist });
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    if (!chosen) return;
    const read = readPlaylist(await chosen.text());
    if (read) begin(read);
    else setSaid(text.unreadable);
  };
  const copy = async (slug: string) => {
    const list = (await lessonPlaylists())[slug];
    if (list) begin({ ...list, title: text.copyOf(list.title) });
  };
  return (
    <>
      <SiteHeader />
      <main className="lesson-list teach-page">
        <h1>{text.teach}</h1>
        <p className="stand">{text.teachIntro}</p>
        {editing && (
          <PlaylistEditor
            playlist={editing.playlist}
            onChange={(playlist) => {
              setEditing({ ...editing, playlist });
              keep(playlist, editing.place);
            }}
            onDone={() => setEditing(null)}
          />
        )}
        <h2>{text.lessonLists}</h2>
        <ol>
          {lists.map(({ slug, title, stops }, i) => (
            <li key={slug} className="list-row">
              <span className="mono">{i}</span>
              <b>{title}</b>
              <small>{text.stops(stops)}</small>
              <span className="list-tools">
                <button type="button" className="btn needs-script" onClick={() => void copy(slug)}>
                  {text.edit}
                </button>
                <Link className="btn line" href={`/teach/${slug}/`}>
                  {text.guide}
                </Link>
                <a className="btn hand" href={`${BASE}/present/#lesson=${slug}`}>
                  <Glyph name="present" size={16} />
                  {text.start}
                </a>
              </span>
            </li>
          ))}
        </ol>
        <h2>{text.ownLists}</h2>
        {own.length === 0 && <p className="wi-note">{text.noOwn}</p>}
        <ol>
          {own.map(({ title, stops }, place) => (
            <li key={`${place} ${title}`} className="list-row">
              <span className="mono">{place + 1}</span>
              <b>{title}</b>
              <small>{text.stops(stops.length)}</small>
              <span className="list-tools">
                <button type="button" className="btn" onClick={() => remove(place)}>
                  {text.remove}
                </button>
                <button
                  type="button"
                  className="btn line"
                  onClick={() => own[place] && setEditing({ place, playlist: own[place] })}
                >
                  {text.edit}
                </button>
                <a className="btn hand" href={`${BASE}/present/#own=${place}`}>
                  <Glyph name="present" size={16} />
                  {text.start}
                </a>
              </span>
            </li>
          ))}
        </ol>
        <p className="wi-row needs-script">
          <button type="button" className="btn line" onClick={() => begin({ title: text.untitled, stops: [] })}>
            {text.newList}
          </button>
          <label className="btn line" htmlFor={file}>
            {text.openFile}
          </label>
          <input id={file} className="hidden-text" type="file" accept="application/json,.json" onChange={open} />
          <span role="status">{said}</span>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
