'use client';
// The settings in a dialog over the stage; each change runs the call again behind it.

import type { ComponentProps } from 'react';
import { changeText } from '../text/change';
import { stageText as text } from '../text/stage';
import { topBarText } from '../text/top-bar';
import { Modal } from '../ui/modal';
import { SettingsPanel } from './settings-panel';

interface SettingsModalProps extends ComponentProps<typeof SettingsPanel> {
  /** Why the changed scenario cannot run; null when it can. */
  readonly problem: string | null;
  onClose(): void;
}

export function SettingsModal({ problem, onClose, ...panel }: SettingsModalProps) {
  return (
    <Modal title={topBarText.settings} closeLabel={text.close} className="settings-modal" onClose={onClose}>
      {problem !== null && (
        <p className="field-wrong" role="alert">
          {changeText.failed}: {problem}
        </p>
      )}
      <SettingsPanel {...panel} />
    </Modal>
  );
}
