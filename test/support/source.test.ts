// The scanner behind test/tidy.test.ts: a rule is worth no more than what tells code from comment.
import { describe, expect, it } from 'vitest';
import { importsOf, scan } from './source';

describe('scan', () => {
  it('blanks comments and keeps strings in the code', () => {
    const { code, bare, comments } = scan("const a = 'x // y'; // Date\nb /* c */ / d;");
    expect(code).toBe("const a = 'x // y';        \nb         / d;");
    expect(bare).toBe("const a = '      ';        \nb         / d;");
    expect(comments.map(({ line, text }) => [line, text])).toEqual([
      [1, '// Date'],
      [2, '/* c */'],
    ]);
  });

  it('follows a template into its holes and out again', () => {
    const hole = '$' + '{';
    expect(scan(`\`a ${hole}Date + \`${hole}"}"} b\`} c\` + Date`).bare).toBe(
      `\`  ${hole}Date + \`${hole}" "}  \`}  \` + Date`,
    );
  });

  it('tells a regular expression from a division', () => {
    expect(scan('x = /["\'/]+/.test(a) ? b / c : d / e').bare).toBe('x = /      /.test(a) ? b / c : d / e');
  });
});

describe('importsOf', () => {
  it('sees every way to import', () => {
    const text = `
      import a from './a';
      import type { B } from './b';
      import './c.css';
      export { d } from './d';
      export * from './e';
      const f = await import('./f');
      new Worker(new URL('./g.worker.ts', import.meta.url), { type: 'module' });
      // import h from './h';
    `;
    const found = importsOf(scan(text));
    expect(found.sort()).toEqual(['./a', './b', './c.css', './d', './e', './f', './g.worker.ts']);
  });
});
