// A lesson as a lecture: every moment its text names becomes a stop, with its sentence as caption and the paragraph as the
// speaker's notes; every prediction that has a run of its own becomes a stop whose answer waits.

import type { Playlist, Stop } from '@/components/present/playlist-file';
import { writeLink } from '@/components/stage/link';
import { LESSONS, type LessonSlug, lessonSource } from '@/content/lessons';
import { attribute, changesIn, tagsOf, withoutTags } from '@/content/markup';
import { completed, lesson } from './compile';
import { aloud, type Prediction, predictionsIn, type Tried } from './predictions';
import { placeOf, textRun } from './runs';

/** A paragraph as plain words. */
export function plain(markup: string, label: (tag: string) => string = labelOf): string {
  const inWords = (tag: string) =>
    /^<Term\b.*\/>$/s.test(tag) ? (attribute(tag, 'name') ?? ' ') : /^<At\b.*\/>$/s.test(tag) ? label(tag) : ' ';
  return withoutTags(markup, inWords)
    .replace(/[`*]/g, '')
    .replace(/\s+([.,:;?!])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function labelOf(tag: string): string {
  const run = textRun(attribute(tag, 'of') ?? '', changesIn(tag));
  const { id } = placeOf(run, attribute(tag, 'select') ?? '');
  const message = run.view.ladder.messages.find((m) => m.id === id);
  return message ? `${message.labels[0]} ${message.number}` : '';
}

/** Whoever sees only this sentence would ask: who does? what is? */
const LEANS = /^(?:It|Its|He|His|She|Her|They|Their|This|That|These|Those|Here|Then|There|Only then|But|And|So)\b/;

/** The sentence that a tag stands in, with those before it as far as it leans on them. */
function sentenceWith(paragraph: string, tag: string): string {
  const at = paragraph.indexOf(tag);
  const starts = [0, ...[...paragraph.slice(0, at).matchAll(/[.?!]\s/g)].map((m) => m.index + 2)];
  const after = /[.?!](?=\s|$)/.exec(paragraph.slice(at + tag.length));
  const from = (back: number) =>
    plain(paragraph.slice(starts.at(-back), after ? at + tag.length + after.index + 1 : undefined), labelOf);
  let back = 1;
  while (LEANS.test(from(back)) && back < starts.length) back += 1;
  return from(back);
}

/** Where the figure of a scene ends, where it is not the end of its run. */
function endOf(scene: string): number | null {
  const to = attribute(scene, 'to');
  return to === null ? null : placeOf(textRun(attribute(scene, 'of') ?? '', changesIn(scene)), to).at;
}

const LETTERS = 'ABC';

/** A question for the room over the run that answers it, and the answer when the speaker goes on. */
function stopOf({ question, options, answer }: Prediction, { scenario, at, changes }: Tried): Stop {
  const said = plain(answer, labelOf);
  const place = at === null ? null : placeOf(textRun(scenario, changes), at);
  const link = writeLink({ at: place?.at ?? null, message: place?.id ?? null, changes });
  const notes = [...options.map((option, i) => `${LETTERS[i]}: ${option}`), said].join('\n');
  return { scenario, link, caption: aloud(said, options), notes, reveal: true, asks: question };
}

/** The playlist of a lesson. */
export async function playlistOfLesson(slug: LessonSlug): Promise<Playlist> {
  const { head } = await lesson(slug);
  const source = completed(lessonSource(slug), LESSONS.indexOf(slug));
  const stops: Stop[] = [];
  let lens: string | null = null;
  let until: number | null = null;
  const predictions = predictionsIn(source);
  for (const block of source.split(/\n\n+/)) {
    const prediction = predictions.find(({ question }) => block.startsWith('<Predict') && block.includes(question));
    if (prediction?.tried) stops.push(stopOf(prediction, prediction.tried));
    const [scene] = tagsOf(block, 'Scene');
    if (scene) {
      lens = /\slens=\{(\d)\}/.exec(scene)?.[1] ?? null;
      until = endOf(scene);
    }
    for (const tag of tagsOf(block, 'At')) {
      const of = attribute(tag, 'of') ?? '';
      const changes = changesIn(tag);
      const place = placeOf(textRun(of, changes), attribute(tag, 'select') ?? '');
      stops.push({
        scenario: of,
        link: writeLink({ at: place.at, message: place.id, lens: lens === null ? null : (Number(lens) as 1), changes }),
        caption: sentenceWith(block, tag),
        notes: plain(block, labelOf),
        reveal: false,
        ...(until !== null && until >= (place.at ?? 0) ? { until } : {}),
      });
    }
    if (block.includes('</Scene>')) [lens, until] = [null, null];
  }
  return { title: head.title, stops };
}
