import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MediaServer {
  /** The address of a file. */
  url(name: string): string;
  /** Requests so far: method, file and Range. */
  readonly requests: string[];
  close(): void;
}

export interface ServerOptions {
  /** Answer Range requests. Default `true`. */
  readonly ranges?: boolean;
  /** Hide what scripts of other origins cannot see. */
  readonly hideContentRange?: boolean;
  /** Handles a request in another way; return `true` when done. */
  readonly fault?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
}

/** Serves files from memory on a free port. */
export async function serveMedia(files: Record<string, Uint8Array>, options: ServerOptions = {}): Promise<MediaServer> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice(1).split('?')[0] ?? '');
    requests.push([request.method, name, request.headers.range].filter(Boolean).join(' '));
    if (options.fault?.(request, response, requests.length)) return;
    const file = files[name];
    if (!file) return void response.writeHead(404).end();
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined || options.ranges === false) return void response.writeHead(200, { 'Content-Length': file.length, ETag: '"1"' }).end(request.method === 'HEAD' ? undefined : file);
    const start = Number(from);
    const end = Math.min(to ? Number(to) + 1 : file.length, file.length);
    if (start >= file.length) return void response.writeHead(416).end();
    const range = options.hideContentRange ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${file.length}` };
    response.writeHead(206, { ...range, 'Content-Length': end - start, ETag: '"1"' }).end(file.subarray(start, end));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
