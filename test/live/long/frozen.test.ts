import { expect } from '@open-wc/testing';
import { connectedTimes, framesAdvance, isWell, playFaulty, watchPage } from '../recovery.js';

watchPage();

describe('a picture that stands still while time runs', () => {
  it('is healed by a new connection in the end, and nothing is said to be wrong', async () => {
    const { player, id } = await playFaulty('');
    await framesAdvance(player);
    const { media } = player;
    const shown = media.getVideoPlaybackQuality();
    // A decoder that hangs, as the player sees it.
    media.getVideoPlaybackQuality = () => shown;
    const states = new Set<string>();
    player.addEventListener('statechange', () => states.add(player.state));
    await connectedTimes(player, id, 2);
    delete (media as Partial<HTMLVideoElement>).getVideoPlaybackQuality;
    await isWell(player, id);
    expect([...states]).to.not.include.members(['failed']);
  });

  it('is none where the viewer has paused, or plays at no speed', async () => {
    const { player, id } = await playFaulty('');
    await framesAdvance(player);
    player.playbackRate = 0;
    await new Promise((done) => setTimeout(done, 5000));
    player.playbackRate = 1;
    await isWell(player, id);
    const { opened } = (await (await fetch(`/connections?id=${id}`)).json()) as { opened: number };
    expect(opened).to.equal(1);
  });
});
