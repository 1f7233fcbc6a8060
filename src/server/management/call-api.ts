import { ManagementError } from './stream-manager.js';

export interface ApiAnswer {
  readonly status: number;
  /** The JSON of its body; an empty object where it was none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Calls a media server's API.
 * @throws {ManagementError} `unreachable`. Its message leaves the URL out, which may carry a sign.
 */
export async function callApi(url: URL, request: RequestInit, signal: AbortSignal): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal });
    const body: unknown = await response.json().catch(() => ({}));
    return { status: response.status, body: typeof body === 'object' && body !== null ? (body as ApiAnswer['body']) : {} };
  } catch {
    throw new ManagementError(
      'unreachable',
      `The media server at ${url.host} ${signal.aborted ? 'did not answer in time' : 'could not be reached'}.`,
    );
  }
}
