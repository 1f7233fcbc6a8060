import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/define.js';
import './preview.css';

interface Member {
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly attribute?: string;
}

// What a page can use, each thing once: attributes by their own names, then the properties that have none.
setCustomElementsManifest({
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((declaration) => ({
      ...declaration,
      members: (('members' in declaration ? declaration.members : undefined) as Member[] | undefined)?.filter(
        ({ kind, privacy = 'public', static: ofClass, attribute }) => kind === 'field' && privacy === 'public' && !ofClass && !attribute,
      ),
    })),
  })),
});

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // A player that cannot be used by everyone is not done.
    a11y: { test: 'error' },
    controls: { sort: 'alpha' },
    options: { storySort: { order: ['Live player', ['Overview', 'Attributes', 'States', 'Looks'], 'Replay', 'List', 'Frames'] } },
  },
};

export default preview;
