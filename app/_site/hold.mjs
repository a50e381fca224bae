/**
 * Runs in the page, as text (paint-first.mjs): holds what is pressed, chosen and typed until the page's own scripts are
 * awake, and then lets it happen in its order, and what comes meanwhile after it. At most `most` things are held.
 */
export function holdUntilAwake(most) {
  const kinds = ['keydown', 'click', 'change', 'input'];
  const ladders = '.viewport, .live-box';
  const held = [];
  let passing = false;
  const isOwn = ({ type, target, key, repeat, ctrlKey, metaKey, altKey }) => {
    const field = target.closest?.('input, select, textarea');
    const ticked = /^(radio|checkbox)$/.test(field?.type);
    if (type === 'change') return !field?.matches('select') && !ticked;
    if (type === 'input') return !field || field.matches('select') || ticked;
    if (field || repeat || ctrlKey || metaKey || altKey || key === 'Tab') return true;
    // What the browser does with these by itself is done by then, and must not be done twice.
    return (type === 'click' || key === 'Enter' || key === ' ') && target.closest?.('a, label, summary') !== null;
  };
  const hold = (event) => {
    if (passing || isOwn(event)) return;
    // A part of the page may be awake before the rest of it: none hears what is done later.
    event.stopImmediatePropagation();
    const { type, target, key } = event;
    // The ladder moves by these keys, and would be scrolled by them as well.
    if (type === 'keydown' && !/^(Enter|Escape)$/.test(key) && target.matches?.(ladders)) event.preventDefault();
    const last = held.at(-1)?.event;
    const again = last?.type === type && last.target === target;
    if (type === 'input' && again) held.pop();
    // Whoever presses a button once more because nothing answers means it once.
    if ((type === 'click' && again) || held.length >= most) return;
    held.push({ event, value: target.value, checked: target.checked });
  };
  let before = null;
  let led = null;
  const happen = ({ event, value, checked }) => {
    const { type, target, clientX, clientY } = event;
    const copy = new event.constructor(type, event);
    if (type === 'keydown') {
      // A key goes where the one before it led the focus to, unless the reader led it elsewhere.
      const follows = !target.isConnected || (target === before && document.activeElement === led);
      ((follows && document.activeElement) || target).dispatchEvent(copy);
      before = target;
      led = document.activeElement;
    } else if (type === 'click') {
      (target.isConnected ? target : document.elementFromPoint(clientX, clientY))?.dispatchEvent(copy);
    } else if (type === 'input') {
      // React hears of a value only where it is not the one that it knows.
      const typed = target.value || value;
      target.value = `${typed} `;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), 'value').set.call(target, typed);
      target.dispatchEvent(copy);
    } else if (target.matches('select')) {
      target.value = value;
      target.dispatchEvent(copy);
    } else {
      target.checked = !checked;
      target.click();
    }
  };
  const release = async () => {
    const idle = (done) =>
      globalThis.requestIdleCallback ? requestIdleCallback(done, { timeout: 500 }) : setTimeout(done, 100);
    // What the awakening itself sets off comes first.
    if (held.length > 0) await new Promise(idle);
    while (held.length > 0) {
      // Each in a frame of its own, after what the one before it has changed.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      passing = true;
      try {
        happen(held.shift());
      } finally {
        passing = false;
      }
    }
    for (const kind of kinds) removeEventListener(kind, hold, true);
  };
  for (const kind of kinds) addEventListener(kind, hold, true);
  addEventListener('awake', release, { once: true });
}
