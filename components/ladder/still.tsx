// A group of the ladder that costs nothing while its parts stay as they are: the parts are compared before anything is
// handed to React, which would look at each of them.

import { memo, type ReactElement } from 'react';

type Parts = readonly ReactElement<object>[];

const sameProps = (a: object, b: object): boolean => {
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]));
};

const sameParts = (a: Parts, b: Parts): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((part, i) => {
      const other = b[i];
      return (
        other !== undefined && part.key === other.key && part.type === other.type && sameProps(part.props, other.props)
      );
    }));

export const Still = memo(
  function Still({ parts }: { parts: Parts }) {
    return parts;
  },
  (a, b) => sameParts(a.parts, b.parts),
);
