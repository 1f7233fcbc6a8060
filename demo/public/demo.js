// What is chosen gives the stage its title.
const list = document.querySelector('relive-list');
list.addEventListener('itemselect', ({ item }) => {
  document.querySelector('#now').textContent = item.title;
});

// The camera’s switch says what it does.
const camera = document.querySelector('.camera');
const showCamera = ({ on }) => {
  camera.setAttribute('aria-pressed', String(on));
  camera.querySelector('span').textContent = on ? 'Stop the camera' : 'Start the camera';
  camera.disabled = false;
};
camera.addEventListener('click', async () => {
  camera.disabled = true;
  const body = camera.getAttribute('aria-pressed') === 'true' ? 'off' : 'on';
  showCamera(await (await fetch('/camera', { method: 'POST', body })).json());
});
fetch('/camera')
  .then((response) => response.json())
  .then(showCamera);

// The tags to copy: whole addresses, so that they work on any page, and a button where the browser can copy.
const status = document.querySelector('[role="status"]');

for (const tag of document.querySelectorAll('.tag')) {
  const code = tag.querySelector('code');
  code.textContent = code.textContent.replace(/src="([^"]+)"/, (_, path) => `src="${new URL(path, location.href)}"`);
  const button = tag.querySelector('button');
  // Only secure pages, and those of this machine, may write to the clipboard.
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', () => copy(code.textContent, button));
}

async function copy(text, button) {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  button.textContent = copied ? 'Copied' : 'Not allowed';
  status.textContent = copied ? 'The tag was copied.' : 'The browser did not allow copying.';
  setTimeout(() => {
    button.textContent = 'Copy';
    status.textContent = '';
  }, 1600);
}
