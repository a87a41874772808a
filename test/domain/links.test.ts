import { describe, expect, test } from 'vitest';
import { typedLink, webLink } from '../../src/domain/links.ts';

describe('a link is an address of the web', () => {
  test.each([
    'https://acme.example',
    'http://acme.example:8080/jobs?id=7#apply',
    'https://bücher.example/stelle/größe',
    'https://[2001:db8::1]/job',
    'HTTPS://ACME.example/A',
  ])('%s stays as it is', (link) => {
    expect(webLink(link)).toBe(link);
    expect(webLink(`  ${link}\n`)).toBe(link);
  });

  test.each([
    '--renderer-cmd-prefix=/tmp/x',
    '-h',
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://acme.example',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'file://https://acme.example',
    '/etc/passwd',
    './https://acme.example',
    '//acme.example/x',
    '\\\\server\\share',
    'mailto:a@acme.example',
    'ftp://acme.example/x',
    'chrome://settings',
    'vscode://x',
    'https:acme.example',
    'https:/acme.example',
    'https://',
    'https:///x',
    'https://:80/',
    'https://a b/',
    'http://[::1',
    'https://acme.example:99999/',
    'https://999.1.1.1/',
    'https://xn--a.example/',
    '',
    ' ',
  ])('%j is none', (text) => {
    expect(webLink(text)).toBeNull();
  });

  test('what does not print is written the way it is sent', () => {
    expect(webLink('https://acme.example/a b')).toBe('https://acme.example/a%20b');
    expect(webLink('https://acme.example/\x1b[8m')).toBe('https://acme.example/%1B[8m');
    expect(webLink('https://acme.example/\u202ex')).toBe('https://acme.example/%E2%80%AEx');
  });

  test('people leave the scheme out', () => {
    expect(typedLink('www.acme.example/ana')).toBe('https://www.acme.example/ana');
    expect(typedLink('acme.example')).toBe('https://acme.example');
    expect(typedLink('acme.example:8080/x')).toBe('https://acme.example:8080/x');
    for (const text of ['ana', 'javascript:alert(1)', '--x.example', '/etc/passwd', '', null])
      expect(typedLink(text)).toBeNull();
  });
});
