import { ReliveListElement } from '../elements/list/list-element.js';

// Two copies on one page are a fact of CMS life: the first one wins.
if (!customElements.get('relive-list')) customElements.define('relive-list', ReliveListElement);
