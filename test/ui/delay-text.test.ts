import { expect } from '@open-wc/testing';
import { delayText } from '../../src/ui/controls/delay-text.js';

it('tells a delay in the fewest figures that are true', () => {
  const told = [-1, 0, 2.14, 9.94, 9.95, 59.4, 59.6, 65, 3599, 3725].map(delayText);
  expect(told).to.deep.equal(['0.0', '0.0', '2.1', '9.9', '10', '59', '1:00', '1:05', '59:59', '1:02:05']);
});
