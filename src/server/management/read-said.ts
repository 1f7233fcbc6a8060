import { isHttpUrl } from '../http-url.js';
import { MAX_URL_LENGTH, readShownText, readStoredName } from '../read-text.js';
import { Refusal } from '../refusal.js';

const MAX_TITLE_LENGTH = 200;

/** @throws {Refusal} 400 */
export function readTitle(field: string, value: unknown): string | null {
  if (value === null) return null;
  const title = readShownText(value, MAX_TITLE_LENGTH);
  if (title === undefined) throw new Refusal(400, `${field} must be text that is not empty, or null.`);
  return title;
}

/** @throws {Refusal} 400 */
export function readPoster(field: string, value: unknown): string | null {
  if (value === null) return null;
  const url = typeof value === 'string' ? readStoredName(value, MAX_URL_LENGTH) : undefined;
  if (url === undefined || !isHttpUrl(url))
    throw new Refusal(400, `${field} must be an http or https URL, absolute or relative to the feed, or null.`);
  return url;
}

/** @throws {Refusal} 400 */
export function readFlag(field: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Refusal(400, `${field} must be true or false.`);
  return value;
}
