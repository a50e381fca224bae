// The picture of a moment for link previews.

import { ImageResponse } from 'next/og';
import { placeOf, textRun } from '@/app/learn/runs';
import { LINK_PICTURE, LinkPicture } from '@/components/stage/link-picture';
import { MOMENTS, namedMoment } from '@/content/moments';

export const dynamic = 'force-static';
export const dynamicParams = false;

interface Context {
  readonly params: Promise<{ scenario: string; moment: string }>;
}

export const generateStaticParams = () => MOMENTS.map(({ scenario, name }) => ({ scenario, moment: name }));

export async function GET(_: Request, { params }: Context) {
  const { scenario, moment } = await params;
  const { title, select } = namedMoment(scenario, moment);
  const run = textRun(scenario);
  const { id } = placeOf(run, select);
  const { title: of, ladder } = run.view;
  return new ImageResponse(<LinkPicture view={ladder} message={id ?? ''} title={title} scenario={of} />, LINK_PICTURE);
}
