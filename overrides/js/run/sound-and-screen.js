// What the machine may give: a screen that stays on, the whole of it, a sound. Everything works without.

let lock = null;

// Asked for again at every press: the lock is lost whenever the page is hidden, and some phones want a touch first.
export const keepAwake = async () => {
  if (lock && !lock.released) return;
  lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
};

export const letSleep = () => {
  lock?.release().catch(() => {});
  lock = null;
};

export const canFill = () => document.fullscreenEnabled === true;

export const fillScreen = (element) => (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()).catch(() => {});

let speaker = null;

// Only a press may open it, and only a person who has chosen it hears anything.
export const chooseSound = (isWanted) => {
  speaker?.close();
  speaker = isWanted && globalThis.AudioContext ? new AudioContext() : null;
};

// Two seconds of a low note that fades.
export const ring = () => {
  if (!speaker) return;
  const [note, volume, now] = [speaker.createOscillator(), speaker.createGain(), speaker.currentTime];
  note.frequency.value = 392;
  volume.gain.setValueAtTime(0.3, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 2);
  note.connect(volume).connect(speaker.destination);
  note.start(now);
  note.stop(now + 2);
};
