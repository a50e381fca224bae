import { topBarText as text } from '../text/top-bar';

/** Stands in for a panel that is being loaded, or cannot be. */
export const Awaited = ({ failed }: { readonly failed: boolean }) => (
  <p className="wi-note" role="status">
    {failed ? text.unreachable : text.loading}
  </p>
);
