/** Whether a URL, absolute or relative, leads to http or https. */
export function isHttpUrl(url: string): boolean {
  return URL.canParse(url, 'http://any.invalid') && /^https?:$/.test(new URL(url, 'http://any.invalid').protocol);
}
