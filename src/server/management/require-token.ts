import type { FeedSettings } from '../feed-options.js';
import { equalInConstantTime } from '../callbacks/sign-callback.js';
import { Refusal } from '../refusal.js';

/** @throws {Refusal} 401 without the token, 403 with a wrong one or where nothing may be changed. */
export function requireToken(request: Request, { managementToken }: FeedSettings): void {
  if (managementToken === undefined) throw new Refusal(403, 'Nothing can be changed here: no managementToken is set.');
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined)
    throw new Refusal(401, 'This needs the management token: Authorization: Bearer …', { 'WWW-Authenticate': 'Bearer' });
  if (!equalInConstantTime(token, managementToken)) throw new Refusal(403, 'The management token is wrong.');
}
