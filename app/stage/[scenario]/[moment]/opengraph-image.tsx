// The picture of a moment for link previews, where the site knows its own address; else none, since a preview needs a
// whole address.

import { ImageResponse } from 'next/og';
import { siteAddress } from '@/app/address';
import { placeOf, textRun } from '@/app/learn/runs';
import { LINK_PICTURE, LinkPicture } from '@/components/stage/link-picture';
import { namedMoment } from '@/content/moments';

export const dynamic = 'force-static';

interface Props {
  readonly params: Promise<{ scenario: string; moment: string }>;
}

export async function generateImageMetadata({ params }: { readonly params: { scenario: string; moment: string } }) {
  const { scenario, moment } = await params;
  if (siteAddress === null || moment === undefined) return [];
  return [{ id: 'picture', size: LINK_PICTURE, alt: namedMoment(scenario, moment).title, contentType: 'image/png' }];
}

export default async function Picture({ params }: Props) {
  const { scenario, moment } = await params;
  const { title, select } = namedMoment(scenario, moment);
  const run = textRun(scenario);
  const { view } = run;
  const place = placeOf(run, select);
  return new ImageResponse(
    <LinkPicture view={view.ladder} message={place.id ?? ''} title={title} scenario={view.title} />,
    LINK_PICTURE,
  );
}
