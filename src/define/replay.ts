import { ReliveReplayElement } from '../elements/replay/replay-element.js';

// Two copies on one page are a fact of CMS life: the first one wins.
if (!customElements.get('relive-replay')) customElements.define('relive-replay', ReliveReplayElement);
