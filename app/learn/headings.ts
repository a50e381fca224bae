// The parts of a lesson by their headings, for whoever leads to one of them.

import { type LessonSlug, lessonSource } from '@/content/lessons';
import { attribute, withoutTags } from '@/content/markup';

/** 'Cut off after 32 seconds' is at #cut-off-after-32-seconds. */
export const headingId = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export interface LessonPart {
  /** Null: what stands before the first heading. */
  readonly heading: string | null;
  readonly text: string;
}

/** What stands for a tag in plain text: a moment reads as it is named. */
const inWords = (tag: string): string =>
  /^<Term\b/.test(tag)
    ? (attribute(tag, 'name') ?? ' ')
    : /^<Predict\b/.test(tag)
      ? ` ${attribute(tag, 'question') ?? ''} `
      : /^<At\b.*\/>$/s.test(tag)
        ? (attribute(tag, 'select') ?? ' ').replace(/ \S+ -> \S+$/, '')
        : ' ';

export function partsOfLesson(slug: LessonSlug): readonly LessonPart[] {
  const source = lessonSource(slug);
  const stand = /stand:\s*(['"])(.*?)\1,\n/.exec(source)?.[2] ?? '';
  const body = source.replace(/^export const[\s\S]*?^};?$/m, '').replace(/<pre[\s\S]*?<\/pre>/g, ' ');
  const [before = '', ...parts] = body.split(/^## /m);
  const plain = (markup: string) =>
    withoutTags(markup, inWords)
      .replace(/[`*_]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^ | $|- /g, ' ')
      .trim();
  return [
    { heading: null, text: `${stand} ${plain(before)}`.trim() },
    ...parts.map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return { heading: heading.trim(), text: plain(rest.join('\n')) };
    }),
  ];
}
