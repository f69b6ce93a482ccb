// Gives what the service sent to the person as a file.

import { el } from './dom.js';
import { say, spoken } from './notice.js';

export async function save(content, name) {
  try {
    const address = URL.createObjectURL(await content);
    el('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  } catch (error) {
    say(spoken(error));
  }
}
