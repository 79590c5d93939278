// A clock that nobody waits for: timers are due in order, and time jumps to the next one as soon as
// nothing else is left to do.
//
// It takes the place of the process's own timers. Delays are read as Node reads them: what is no
// number, below 1 or above 31 bits is 1, fractions are cut off.

/** So many timers may fire in a run: an interval that nobody stops would never end. */
const MOST_EVENTS = 2000;

const LONGEST_DELAY = 2 ** 31 - 1;

const nextTurn = globalThis.setImmediate;
const digest = globalThis.crypto.subtle.digest.bind(globalThis.crypto.subtle);

let now = 0;
let nextId = 1;
let timers = new Map();
/** Work outside of the process's one thread: time stands still until it is done. */
let outside = 0;

globalThis.setTimeout = (callback, delay) => add(callback, delay, false);
globalThis.setInterval = (callback, delay) => add(callback, delay, true);
globalThis.clearTimeout = (id) => void timers.delete(id);
globalThis.clearInterval = globalThis.clearTimeout;
globalThis.crypto.subtle.digest = (...args) => {
  outside += 1;
  return digest(...args).finally(() => (outside -= 1));
};

export const clock = {
  /** Forgets all timers. */
  reset() {
    timers = new Map();
    now = 0;
  },

  /** Fires timers until none is left; false if that would take too many. */
  async runDown() {
    for (let events = 0; events < MOST_EVENTS; events += 1) {
      await idle();
      const timer = earliest();
      if (!timer) return true;
      fire(timer);
    }
    this.reset();
    return false;
  },
};

function add(callback, delay, again) {
  const wait = delay >= 1 && delay <= LONGEST_DELAY ? Math.trunc(delay) : 1;
  const id = nextId++;
  timers.set(id, { id, callback, wait, again, due: now + wait, order: id });
  return id;
}

function fire(timer) {
  now = timer.due;
  if (timer.again) {
    Object.assign(timer, { due: now + timer.wait, order: nextId++ });
  } else {
    timers.delete(timer.id);
  }
  timer.callback();
}

function earliest() {
  const before = (one, other) => one.due - other.due || one.order - other.order;
  return [...timers.values()].sort(before)[0];
}

/** Until all promises that can go on have gone on. */
async function idle() {
  do await new Promise((resolve) => nextTurn(resolve));
  while (outside > 0);
}
