import type { Context } from 'hono';
import { Hono } from 'hono';
import type { FeedApp, RequestInfo } from './feed-app.js';
import type { FeedOptions } from './feed-options.js';
import type { JsonObject } from './read-body.js';
import { addCallbackRoutes } from './callbacks/callback-routes.js';
import { addDocumentRoutes } from './documents/document-routes.js';
import { addManagementRoutes } from './management/management-routes.js';
import { readFeedOptions } from './feed-options.js';
import { limitRate } from './limit-rate.js';
import { readJsonObject } from './read-body.js';
import { refusalOfError } from './refusal-of-error.js';
import { Refusal } from './refusal.js';

/** Answers a request. Never rejects. */
export type FeedHandler = (request: Request, info?: RequestInfo) => Promise<Response>;

/** Reads the body of a request. */
export type ReadBody = (context: Context<{ Bindings: RequestInfo }>) => Promise<JsonObject>;

/**
 * The recording callbacks in, the feed out: one function of web-standard requests, for any framework.
 * @throws {TypeError} that names the option that cannot be.
 */
export function createFeedHandler(options: FeedOptions): FeedHandler {
  const settings = readFeedOptions(options);
  const admit = limitRate(settings.rateLimit, settings.now);
  const readBody: ReadBody = (context) => readJsonObject(context.req.raw, settings.maxBodyBytes);

  const routes: FeedApp = new Hono();
  routes.on(['POST', 'PATCH'], '*', async (context, next) => {
    admit(context.env.address ?? '');
    await next();
  });
  addCallbackRoutes(routes, settings, readBody);
  addDocumentRoutes(routes, settings);
  addManagementRoutes(routes, settings, readBody);
  refuseOtherMethods(routes);

  const app: FeedApp = new Hono();
  app.route(settings.basePath, routes);
  app.notFound(() => new Refusal(404, 'There is nothing here.').toResponse());
  app.onError((error) => refusalOfError(error, settings.onError).toResponse());
  return async (request, info = {}) => app.fetch(request, info);
}

function refuseOtherMethods(routes: FeedApp): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes.routes)
    if (method !== 'ALL' && path !== '/*')
      methods.set(path, [...(methods.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  for (const [path, allowed] of methods)
    routes.all(path, () => new Refusal(405, `This takes ${allowed.join(', ')}.`, { Allow: allowed.join(', ') }).toResponse());
}
