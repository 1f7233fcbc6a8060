import type { StorybookConfig } from '@storybook/web-components-vite';
import { storyStreams } from './story-streams.mjs';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // It works without a network, and tells nobody that it does.
  core: { disableTelemetry: true, disableProjectJson: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), streams()] }),
};

export default config;

/** The streams of the stories, at the address of the stories. */
function streams(): NonNullable<Parameters<NonNullable<StorybookConfig['viteFinal']>>[0]['plugins']>[number] {
  const handle = storyStreams();
  return {
    name: 'story-streams',
    configureServer: ({ middlewares }) =>
      void middlewares.use((req, res, next) => {
        if (!handle(req, res)) next();
      }),
  };
}
