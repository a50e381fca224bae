import type { Metadata } from 'next';
import { Speaker } from '@/components/present/speaker';
import { presentText } from '@/components/text/present';

export const metadata: Metadata = { title: presentText.speaker, description: presentText.teachIntro };

export default function SpeakerPage() {
  return <Speaker />;
}
