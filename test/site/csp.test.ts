// The policy that app/_site/csp.mjs writes into each page: it must allow exactly the page's own inline scripts.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { policyOf, withPolicy } from '@/app/_site/csp.mjs';

const page = (body: string) => `<html><head><meta charSet="utf-8"/><title>x</title></head><body>${body}</body></html>`;
const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

describe('the content security policy', () => {
  it('names each inline script once, by the hash of its very bytes, and leaves loaded ones to self', () => {
    const policy = policyOf(
      page('<script>a < b</script><script async src="/x.js"></script><script>a < b</script>'),
      'p',
    );
    expect(policy).toContain(`script-src 'self' ${hash('a < b')};`);
    expect(policy).not.toContain('unsafe');
  });

  it('stands behind the charset and before anything that loads', () => {
    const html = withPolicy(page('<script>1</script>'), 'p');
    expect(html.indexOf('Content-Security-Policy')).toBeGreaterThan(html.indexOf('charSet'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
  });

  it.each([
    ['a style attribute', '<p style="color:red">x</p>'],
    ['a style element', '<style>p{}</style>'],
    ['a handler', '<a onclick="go()">x</a>'],
  ])('refuses %s, naming the page', (_, body) => {
    expect(() => policyOf(page(body), 'stage/index.html')).toThrow(/^stage\/index\.html: /);
  });

  it('does not take words for markup', () => {
    const body = '<p title="a style of its own">style="x"</p><script>"<p style=\\"x\\">"</script>';
    expect(() => policyOf(page(body), 'p')).not.toThrow();
  });

  it('is written once', () => {
    const html = withPolicy(page(''), 'p');
    expect(() => withPolicy(html, 'p')).toThrow('has a policy already');
  });
});
