import { createHash } from 'node:crypto';

/** A JSON document, ready to be sent. */
export interface Document {
  readonly body: string;
  /** Of its content: equal for equal documents of all processes. */
  readonly etag: string;
}

/** What caches may do with a document. */
export interface Freshness {
  /** For how long caches may answer without asking, in seconds. */
  readonly maxAge: number;
  /** For how long more they may answer with the old one while they ask, in seconds. */
  readonly staleWhileRevalidate?: number;
  /** The request header that another document would be given for. */
  readonly vary?: string;
}

export function documentOf(value: unknown): Document {
  return documentOfText(JSON.stringify(value));
}

export function documentOfText(body: string): Document {
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

/** Sends a document, or 304 to whoever has it already (RFC 9110, 13.1.2). */
export function respondWith(
  request: Request,
  { body, etag }: Document,
  freshness: Freshness,
  contentType = 'application/json; charset=utf-8',
): Response {
  const { maxAge, staleWhileRevalidate, vary } = freshness;
  const headers = {
    ETag: etag,
    'Cache-Control': `public, max-age=${maxAge}${staleWhileRevalidate === undefined ? '' : `, stale-while-revalidate=${staleWhileRevalidate}`}`,
    'Content-Type': contentType,
    ...(vary !== undefined && { Vary: vary }),
  };
  return isKnown(request.headers.get('if-none-match'), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
