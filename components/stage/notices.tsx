// What could not be read or run, above the figure, with what to do about it.

import { cx } from '../ui/cx';

interface NoticesProps {
  readonly notices: readonly string[];
  readonly action: string;
  readonly bad?: boolean;
  onAction(): void;
}

export function Notices({ notices, action, bad = false, onAction }: NoticesProps) {
  return (
    <div className={cx('notices', bad && 'bad')} role="alert">
      <div>
        {notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
      </div>
      <button type="button" className="btn line" onClick={onAction}>
        {action}
      </button>
    </div>
  );
}
