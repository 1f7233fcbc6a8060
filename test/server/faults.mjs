// What both test servers do alike: CORS, and answers that are not what a player hopes for.

const page = '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>';

/**
 * @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @param {URLSearchParams} query
 */
export function allowOrigins(req, res, query) {
  if (query.has('nocors')) return;
  res.setHeader('access-control-allow-origin', '*');
  res.setHeader('access-control-allow-headers', req.headers['access-control-request-headers'] ?? '*');
  res.setHeader('access-control-expose-headers', '*');
}

/**
 * Answers at once if the query asks for it: `status=N`, `html`, `text`, `empty`; and preflights.
 * @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @param {URLSearchParams} query
 * @returns {boolean} whether it has answered
 */
export function answerFault(req, res, query) {
  const status = Number(query.get('status') ?? 200);
  if (req.method === 'OPTIONS') end(res, 204, 'text/plain', '');
  else if (status !== 200) end(res, status, 'text/plain', `status ${status}`);
  else if (query.has('html')) end(res, 200, 'text/html', page);
  else if (query.has('text')) end(res, 200, 'text/plain', 'This is not a stream.');
  else if (query.has('empty')) end(res, 200, 'video/x-flv', '');
  else return false;
  return true;
}

/** @param {import('node:http').ServerResponse} res @param {number} status @param {string} type @param {string | Buffer} body */
export function end(res, status, type, body) {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  res.end(body);
}
