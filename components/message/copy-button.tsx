'use client';
// Copies text, and says so.

import { useEffect, useState } from 'react';
import { messageText as text } from '../text/message';
import { IconButton } from '../ui/icon-button';

const SAID_FOR = 2_500;

export function CopyButton({ value }: { readonly value: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    const written = navigator.clipboard?.writeText(value) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setSaid(text.copied),
      () => setSaid(text.copyFailed),
    );
  };
  return (
    <span className="copying">
      <IconButton glyph="copy" size={15} className="small" label={text.copyMessage} onClick={copy} />
      <span className="copied" role="status">
        {said}
      </span>
    </span>
  );
}
