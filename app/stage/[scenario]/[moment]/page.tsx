// One named moment of a run, as a page of its own: the stage, opened at that moment. Its address has no fragment, so that
// programs that preview links see which moment it is.

import type { Metadata } from 'next';
import { siteAddress } from '@/app/address';
import { placeOf, textRun } from '@/app/learn/runs';
import { shownScenario } from '@/app/scenarios';
import { carry } from '@/components/stage/carried';
import { LINK_PICTURE } from '@/components/stage/link-picture';
import { PageStage } from '@/components/stage/page-stage';
import { MOMENTS, namedMoment } from '@/content/moments';

export const dynamicParams = false;

interface Props {
  params: Promise<{ scenario: string; moment: string }>;
}

export const generateStaticParams = () => MOMENTS.map(({ scenario, name }) => ({ scenario, moment: name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { scenario, moment } = await params;
  const { title } = namedMoment(scenario, moment);
  const description = shownScenario(scenario).view.title;
  // A preview needs whole addresses, so there is a picture where the site knows its own.
  const url = siteAddress && new URL(`stage/${scenario}/${moment}/picture.png`, siteAddress);
  const images = url === null ? [] : [{ url, ...LINK_PICTURE, alt: title }];
  return { title, description, openGraph: { title, description, type: 'article', images } };
}

export default async function MomentPage({ params }: Props) {
  const { scenario, moment } = await params;
  const { view, source } = shownScenario(scenario);
  const { select, step } = namedMoment(scenario, moment);
  const { at, id } = placeOf(textRun(scenario), select);
  return <PageStage page={carry(view)} source={source} opening={{ at, message: id, lens: step ?? null }} />;
}
