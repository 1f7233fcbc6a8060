import { ReliveLiveElement } from '../elements/live/live-element.js';

// Two copies on one page are a fact of CMS life: the first one wins.
if (!customElements.get('relive-live')) customElements.define('relive-live', ReliveLiveElement);
