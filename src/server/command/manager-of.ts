import type { StreamManager } from '../management/stream-manager.js';
import { cloudManager } from '../management/cloud-manager.js';
import { nodeMediaServerManager } from '../management/node-media-server-manager.js';
import { srsManager } from '../management/srs-manager.js';
import { UsageError } from './options.js';

export interface ManagerChoice {
  readonly cloudApp: string | undefined;
  readonly srs: string | undefined;
  readonly nodeMediaServer: string | undefined;
}

/** The manager that the command line chose. @throws {UsageError} when it chose several, or one that lacks something. */
export function managerOf({ cloudApp, srs, nodeMediaServer }: ManagerChoice): StreamManager | undefined {
  if ([cloudApp, srs, nodeMediaServer].filter((choice) => choice !== undefined).length > 1)
    throw new UsageError('--cloud-app, --srs and --node-media-server exclude each other.');
  if (cloudApp !== undefined) {
    const key = process.env.RELIVE_CLOUD_KEY;
    if (!key) throw new UsageError('--cloud-app needs the API key in RELIVE_CLOUD_KEY.');
    return cloudManager({ appId: cloudApp, key });
  }
  if (srs !== undefined) {
    const { url, user, password } = splitUrl('srs', srs);
    return srsManager({ url, ...(user !== '' && { user, password }) });
  }
  return nodeMediaServer === undefined ? undefined : nodeMediaServerManager(splitUrl('node-media-server', nodeMediaServer));
}

function splitUrl(option: string, text: string) {
  if (!URL.canParse(text)) throw new UsageError(`--${option} must be a URL.`);
  const { origin, username, password } = new URL(text);
  return { url: origin, user: decodeURIComponent(username), password: decodeURIComponent(password) };
}
